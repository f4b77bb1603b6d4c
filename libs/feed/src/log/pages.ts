import { LRUCache } from 'lru-cache';
import { PUBLISHED_STREAM } from '#libs/contracts';
import { type EventStore, StreamNotFound } from '#libs/event-store';
import { type Entry, toEntry } from './entry.ts';

/** Events on a page. */
export const PAGE = 256;
/** Memory for pages that were read, in characters of JSON. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/**
 * The past of the feed in pages that never change. Readers who go through the same stretch share what is read: one read
 * of the store for a page, however many ask, and no more than so many characters of it in memory.
 */
export class Pages {
  readonly #store: Pick<EventStore, 'readStream'>;
  readonly #kept = new LRUCache<bigint, readonly Entry[]>({ maxSize: MOST_CHARACTERS, sizeCalculation: characters });
  readonly #coming = new Map<bigint, Promise<readonly Entry[]>>();

  constructor(store: Pick<EventStore, 'readStream'>) {
    this.#store = store;
  }

  /**
   * The entries of a page, in order. On one that retention has taken away, the first that is kept behind it.
   * @param complete whether the page is full by now and may be kept
   */
  async page(number: bigint, complete: boolean): Promise<readonly Entry[]> {
    const kept = this.#kept.get(number);
    if (kept) return kept;
    return complete ? this.#comes(number) : this.#read(number);
  }

  /** Begins to read a full page that will be asked for next; who asks then waits for the rest of the reading only. */
  comeSoon(number: bigint): void {
    if (!this.#kept.has(number)) void this.#comes(number);
  }

  /** Whoever waits is told of a failure; without anybody waiting it must not end the process. */
  #comes(number: bigint): Promise<readonly Entry[]> {
    const under = this.#coming.get(number);
    if (under) return under;
    const coming = this.#read(number).finally(() => this.#coming.delete(number));
    this.#coming.set(number, coming);
    coming.then(
      (entries) => this.#kept.set(number, entries),
      () => undefined,
    );
    return coming;
  }

  async #read(number: bigint): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    try {
      const range = { fromRevision: number * BigInt(PAGE), maxCount: PAGE };
      for await (const event of this.#store.readStream(PUBLISHED_STREAM, range)) entries.push(toEntry(event));
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    const end = (number + 1n) * BigInt(PAGE);
    const within = entries.filter(({ position }) => position < end);
    return within.length > 0 ? within : entries.slice(0, 1);
  }
}

function characters(entries: readonly Entry[]): number {
  return entries.reduce((sum, { json }) => sum + json.length + 200, 1);
}
