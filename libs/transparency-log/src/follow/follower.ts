import { setTimeout as sleep } from 'node:timers/promises';
import {
  BackOff,
  EventStoreError,
  type EventStore,
  type Subscription,
  type SubscriptionMessage,
} from '#libs/event-store';
import type { ForeignLeaves } from '../leaf/foreign-leaves.ts';
import type { LogWriter } from '../log-file/log-writer.ts';
import { HistoryDiffers } from './agreement.ts';
import type { Sealer } from './sealer.ts';
import { CASE_STREAMS, type LogStatus } from './settings.ts';

/** Messages taken at once. */
const BATCH = 512;
/** Events added before they are committed while catching up; bounds memory (about 100 bytes each, and each touched case). */
const MOST_PENDING = 131_072;
/** First pause after a failure, and the longest. */
const PAUSES = { firstMs: 100, longestMs: 15_000 };

export interface Follow {
  readonly store: EventStore;
  readonly writer: LogWriter;
  readonly sealer: Sealer;
  readonly everyEvents: number;
  readonly everySeconds: number;
  /**
   * Answers what of the log is to be leaves behind those there are.
   * @throws HistoryDiffers when what is in the tree is not what is in the log
   */
  readonly agree: (signal: AbortSignal) => Promise<ForeignLeaves>;
  /** Every so many seconds. */
  readonly onTick: () => void;
  readonly told: (status: Pick<LogStatus, 'phase' | 'problem'>) => void;
}

/** Follows the events of all cases into the tree, for ever; the only reader of the log that signs. */
export class Follower {
  readonly #with: Follow;
  readonly #closing = new AbortController();
  #subscription: Subscription | undefined;
  #clock: NodeJS.Timeout | undefined;
  #live = false;
  #run: Promise<void> | undefined;
  #failure: Error | undefined;

  constructor(follow: Follow) {
    this.#with = follow;
  }

  /** Resolves when it was stopped or has refused. */
  run(): Promise<void> {
    return (this.#run ??= this.#follow());
  }

  /** What was added and is not committed is left out: it is read again from the log. */
  async stop(): Promise<void> {
    this.#closing.abort();
    this.#subscription?.stop();
    await this.#run;
  }

  async #follow(): Promise<void> {
    const backOff = new BackOff(PAUSES);
    while (!this.#closing.signal.aborted) {
      try {
        const foreign = await this.#with.agree(this.#closing.signal);
        await this.#attempt(foreign, () => backOff.reset());
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        if (!(error instanceof EventStoreError) || error.handling === 'fatal' || error instanceof HistoryDiffers) {
          this.#refuse(error as Error);
          return;
        }
        this.#with.told({ phase: 'waiting-for-store', problem: error.message });
        await sleep(backOff.next(), undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }

  async #attempt(foreign: ForeignLeaves, onProgress: () => void): Promise<void> {
    const { store, writer, told } = this.#with;
    // It may have been stopped while it looked whether log and tree agree.
    if (this.#closing.signal.aborted) return;
    this.#live = false;
    told({ phase: 'catching-up' });
    const after = writer.size > 0 ? { after: { commit: writer.position, prepare: writer.position } } : {};
    const subscription = (this.#subscription = store.subscribe({ streamPrefixes: [CASE_STREAMS], ...after }));
    try {
      for (let messages; (messages = await subscription.take(BATCH)).length > 0;) {
        this.#take(messages, foreign);
        onProgress();
      }
    } finally {
      subscription.stop();
      clearInterval(this.#clock);
    }
    if (this.#failure) throw this.#failure;
  }

  #take(messages: readonly SubscriptionMessage[], foreign: ForeignLeaves): void {
    const { writer, sealer, told } = this.#with;
    for (const message of messages) {
      if (message.kind === 'event') {
        if (!foreign.isLeaf(message.event)) continue;
        writer.add(message.event);
        sealer.added();
        if (writer.pending >= (this.#live ? this.#with.everyEvents : MOST_PENDING)) sealer.seal(this.#live);
      } else if (message.kind === 'caught-up' && !this.#live) {
        this.#live = true;
        sealer.seal(true);
        told({ phase: 'live' });
        this.#clock = setInterval(() => this.#tick(), this.#with.everySeconds * 1000);
      }
    }
    if (this.#live) told({ phase: 'live' });
  }

  /** Called by the clock, where nobody would catch what it throws. */
  #tick(): void {
    if (this.#closing.signal.aborted) return;
    try {
      this.#with.sealer.seal(this.#live);
      this.#with.onTick();
    } catch (error) {
      this.#failure = error as Error;
      this.#subscription?.stop();
    }
  }

  #refuse(error: Error): void {
    this.#with.told({ phase: 'refused', problem: error.message });
  }
}
