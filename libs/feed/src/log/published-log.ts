import { setTimeout as sleep } from 'node:timers/promises';
import { PUBLISHED_STREAM } from '#libs/contracts';
import { BackOff, type EventStore, type LogPosition, StreamNotFound } from '#libs/event-store';
import { follow, PAUSES } from '../running/follow.ts';
import { type Entry, toEntry } from './entry.ts';
import { PositionAhead, PositionExpired, PositionUnknown } from './errors.ts';
import { PAGE, Pages } from './pages.ts';
import { Waiters } from './waiters.ts';

/** The newest entries that are kept in memory, for readers who are level or nearly so. */
const MOST_RECENT = 2_048;
/** How long is waited for what another process has told of already, in ms. */
const ARRIVAL_MS = 5_000;

export type AdvanceListener = (entries: readonly Entry[]) => void;

export interface PublishedLogOptions {
  readonly store: EventStore;
  readonly log: { warn(text: string): void };
}

/**
 * The feed as everybody in this process reads it: one subscription to the published stream for all readers, the newest
 * entries in memory, and pages from the store for who is further back. Memory is bounded, however many read.
 */
export class PublishedLog {
  readonly #options: PublishedLogOptions;
  readonly #pages: Pages;
  readonly #waiters = new Waiters();
  readonly #listeners = new Set<AdvanceListener>();
  readonly #stopping = new AbortController();
  #recent: Entry[] = [];
  #head = -1n;
  #place: LogPosition | undefined;
  #running: Promise<void> | undefined;
  #live = false;

  private constructor(options: PublishedLogOptions) {
    this.#options = options;
    this.#pages = new Pages(options.store);
  }

  /** Follows the published stream from its end on; what is before is read when somebody asks. */
  static async start(options: PublishedLogOptions): Promise<PublishedLog> {
    const log = new PublishedLog(options);
    await log.#findHead();
    log.#running = log.#supervise();
    return log;
  }

  /** Place of the last published event; -1n when there is none. */
  get head(): bigint {
    return this.#head;
  }

  /** Place in the log up to which everything recorded of cases is published, as far as is known here. */
  get logPosition(): bigint {
    return this.#recent.at(-1)?.logPosition ?? -1n;
  }

  /** Whether the subscription runs. */
  get live(): boolean {
    return this.#live;
  }

  get stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /**
   * The entries behind a place, in order, as many as are at hand; none when there are none yet.
   * @param after -1n for the very beginning
   * @throws PositionExpired when retention has taken some of them, PositionUnknown beyond the end, PositionAhead when what
   *   is there does not come in time
   */
  async read(after: bigint): Promise<readonly Entry[]> {
    if (after > this.#head) await this.#arrives(after);
    if (after === this.#head) return [];
    const oldest = this.#recent[0];
    if (oldest && oldest.position <= after + 1n) return this.#recent.slice(Number(after + 1n - oldest.position));
    const number = (after + 1n) / BigInt(PAGE);
    const asked = this.#pages.page(number, this.#isComplete(number));
    // Who reads a page wants the next one soon: it comes while this one is being worked on.
    if (this.#isComplete(number + 1n)) this.#pages.comeSoon(number + 1n);
    const page = await asked;
    const entries = page.filter(({ position }) => position > after);
    const [first] = entries;
    if (first && first.position > after + 1n) throw new PositionExpired(after, first.position);
    // The store may have more than has been told here, and who reads on from there would be beyond the end.
    return entries.filter(({ position }) => position <= this.#head);
  }

  /** A reader who comes from another process may have been told more there than has come here. */
  async #arrives(place: bigint): Promise<void> {
    if (!(await this.#isInStore(place))) throw new PositionUnknown(place, this.#head);
    const deadline = performance.now() + ARRIVAL_MS;
    while (place > this.#head) {
      const left = deadline - performance.now();
      if (left <= 0 || this.stopped) throw new PositionAhead(place, this.#head);
      await this.#waiters.next(left);
    }
  }

  async #isInStore(place: bigint): Promise<boolean> {
    const { store } = this.#options;
    try {
      // What retention has taken was there as well.
      for await (const _event of store.readStream(PUBLISHED_STREAM, { fromRevision: place, maxCount: 1 })) return true;
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return false;
  }

  #isComplete(page: bigint): boolean {
    return (page + 1n) * BigInt(PAGE) <= this.#head + 1n;
  }

  /** The place before the first event that is kept: where "from the beginning" begins. */
  async beginning(): Promise<bigint> {
    const { store } = this.#options;
    try {
      for await (const { revision } of store.readStream(PUBLISHED_STREAM, { maxCount: 1 })) return revision - 1n;
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return -1n;
  }

  /** Tells of new entries, in order and without gaps from now on. @returns how to be told no more */
  onAdvance(listener: AdvanceListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when something lies behind `after`, when the time is over, or when the log stops. */
  async somethingBehind(after: bigint, ms: number): Promise<void> {
    if (this.#head > after || this.#stopping.signal.aborted) return;
    await this.#waiters.next(ms);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#waiters.wake();
    await this.#running;
  }

  async #findHead(): Promise<void> {
    const { store } = this.#options;
    try {
      for await (const last of store.readStream(PUBLISHED_STREAM, { backwards: true, maxCount: 1 })) {
        this.#take([toEntry(last)]);
        this.#place = { commit: last.position, prepare: last.prepare };
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
  }

  async #supervise(): Promise<void> {
    const { store, log } = this.#options;
    const { signal } = this.#stopping;
    const backOff = new BackOff(PAUSES);
    while (!signal.aborted) {
      try {
        const following = { store, streamPrefixes: [PUBLISHED_STREAM], after: this.#place, signal };
        await follow(following, (messages) => {
          const entries: Entry[] = [];
          for (const message of messages) {
            if (message.kind === 'caught-up') this.#live = true;
            if (message.kind !== 'event' || message.event.stream !== PUBLISHED_STREAM) continue;
            entries.push(toEntry(message.event));
            this.#place = { commit: message.event.position, prepare: message.event.prepare };
          }
          this.#take(entries);
          backOff.reset();
        });
      } catch (error) {
        this.#live = false;
        if (signal.aborted) break;
        log.warn(`the feed: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(backOff.next(), undefined, { signal }).catch(() => undefined);
      }
    }
    this.#live = false;
  }

  #take(told: readonly Entry[]): void {
    const entries = told.filter(({ position }) => position > this.#head);
    const last = entries.at(-1);
    if (!last) return;
    this.#head = last.position;
    this.#recent.push(...entries);
    // Cut by halves, so that it is not copied for each event.
    if (this.#recent.length > 2 * MOST_RECENT) this.#recent = this.#recent.slice(-MOST_RECENT);
    for (const listener of this.#listeners) listener(entries);
    this.#waiters.wake();
  }
}
