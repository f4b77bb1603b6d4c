import { setTimeout as sleep } from 'node:timers/promises';
import { CASE_STREAM_PREFIX } from '#libs/cases';
import { BackOff, type EventStore, type SubscriptionMessage, WrongExpectedRevision } from '#libs/event-store';
import { follow, PAUSES } from '../running/follow.ts';
import { KnownFacts } from './case-facts.ts';
import { CannotPublish } from './errors.ts';
import { publishBatch } from './publish-batch.ts';
import { publishedHead } from './published-head.ts';

/** While another instance publishes, how often it is looked whether it still does, in ms. */
const STAND_BY_MS = 2_000;

export type PublisherPhase = 'starting' | 'catching-up' | 'live' | 'standing-by' | 'waiting' | 'stopped';

export interface PublisherStatus {
  readonly phase: PublisherPhase;
  /** Place of the last published event; -1n when there is none. */
  readonly position: bigint;
  /** Events published by this process. */
  readonly published: number;
  /**
   * How far publishing is behind recording, in ms: 0 when it is level, else the age of what it is at. Unknown before the first
   * event, and while another instance publishes.
   */
  readonly lagMs: number | undefined;
  /** Why the last attempt ended, while it has not gone well since. */
  readonly failure: string | undefined;
}

export interface PublisherOptions {
  readonly store: EventStore;
  /** The tracker that speaks: a URI, the `source` of every event. */
  readonly source: string;
  readonly log: { info(text: string): void; warn(text: string): void; error(text: string): void };
  readonly standByMs?: number;
}

/**
 * Publishes what is recorded: follows the case streams and writes each event in its published form to the published
 * stream, exactly once and in order. That stream is its own checkpoint, so it goes on where whoever published last
 * ended. Of several instances one publishes; the others find out by losing a race and stand by.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #facts: KnownFacts;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #phase: PublisherPhase = 'starting';
  #position = -1n;
  #published = 0;
  #failure: string | undefined;
  /** When the event that it is at was recorded, in ms since 1970. */
  #at: number | undefined;

  private constructor(options: PublisherOptions) {
    this.#options = options;
    this.#facts = new KnownFacts(options.store);
    this.#running = this.#supervise();
  }

  static start(options: PublisherOptions): Publisher {
    return new Publisher(options);
  }

  status(): PublisherStatus {
    return {
      phase: this.#phase,
      position: this.#position,
      published: this.#published,
      lagMs: this.#lagMs(),
      failure: this.#failure,
    };
  }

  #lagMs(): number | undefined {
    if (this.#phase === 'standing-by') return undefined;
    if (this.#at !== undefined) return Math.max(0, Date.now() - this.#at);
    return this.#phase === 'live' ? 0 : undefined;
  }

  /** Lets the batch in progress be appended and ends. Idempotent. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #supervise(): Promise<void> {
    const { log } = this.#options;
    const backOff = new BackOff(PAUSES);
    while (!this.#stopping.signal.aborted) {
      const before = this.#published;
      try {
        await this.#attempt();
      } catch (error) {
        if (this.#stopping.signal.aborted) break;
        if (error instanceof WrongExpectedRevision) {
          await this.#standBy();
          continue;
        }
        this.#failure = error instanceof Error ? error.message : String(error);
        if (error instanceof CannotPublish) {
          log.error(`${error.message}${error.cause instanceof Error ? ` ${error.cause.message}` : ''}`);
          break;
        }
        log.warn(`publishing: ${this.#failure}`);
        if (this.#published > before) backOff.reset();
        this.#phase = 'waiting';
        await this.#pause(backOff.next());
      }
    }
    this.#phase = 'stopped';
  }

  /** Goes on behind what is published, until stopped. */
  async #attempt(): Promise<void> {
    const { store, source } = this.#options;
    const head = await publishedHead(store);
    this.#position = head.position;
    this.#phase = 'catching-up';
    const { signal } = this.#stopping;
    const publishing = { store, facts: this.#facts, source };
    const following = { store, streamPrefixes: [CASE_STREAM_PREFIX], after: head.source, signal, gather: true };
    await follow(following, async (messages) => {
      const events = eventsIn(messages);
      const [first] = events;
      if (first) {
        this.#at = Date.parse(first.recordedAt);
        this.#position = await publishBatch(publishing, events, this.#position);
        this.#published += events.length;
      }
      this.#failure = undefined;
      if (messages.some(({ kind }) => kind === 'caught-up')) this.#phase = 'live';
      // Level again, until the next one comes; on the way there it is as old as what was published last.
      if (this.#phase === 'live') this.#at = undefined;
    });
  }

  /** Another instance publishes: wait until what it publishes stands still, then try again. */
  async #standBy(): Promise<void> {
    const { store, standByMs = STAND_BY_MS, log } = this.#options;
    if (this.#phase !== 'standing-by') log.info('another instance publishes; standing by');
    this.#phase = 'standing-by';
    for (let before = -2n; !this.#stopping.signal.aborted; before = this.#position) {
      const { position } = await publishedHead(store).catch(() => ({ position: before }));
      this.#position = position;
      if (position === before) return;
      await this.#pause(standByMs * (0.5 + Math.random()));
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

function eventsIn(messages: readonly SubscriptionMessage[]) {
  return messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
}
