import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entry, FeedFilter } from '#libs/feed';
import { eventFrame } from './frames.ts';
import type { Batch, StreamReader } from './stream-reader.ts';

/** Readers who are told in one turn, about 3 ms: who else wants something of this process has the next. */
const AT_ONCE = 250;
/** Entries that may wait until everybody has those before; who misses some reads them by itself. */
const MOST_WAITING = 2_048;

/**
 * Tells what came to all readers, some in each turn. What comes meanwhile is told together, afterwards: the more readers, the
 * larger what each is sent, and nothing piles up.
 */
export class FanOut {
  readonly #readers: ReadonlySet<StreamReader>;
  #waiting: Entry[] = [];
  #telling = false;

  constructor(readers: ReadonlySet<StreamReader>) {
    this.#readers = readers;
  }

  tell(entries: readonly Entry[]): void {
    this.#waiting.push(...entries);
    if (this.#waiting.length > MOST_WAITING) this.#waiting = this.#waiting.slice(-MOST_WAITING);
    if (!this.#telling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#telling = true;
    while (this.#waiting.length > 0) {
      const batch = batchOf(this.#waiting.splice(0));
      let told = 0;
      for (const reader of this.#readers) {
        if (reader.isOver(Date.now())) reader.end('TOKEN_EXPIRED');
        else reader.offer(batch);
        if (++told % AT_ONCE === 0) await nextTurn();
      }
    }
    this.#telling = false;
  }
}

function batchOf(entries: readonly Entry[]): Batch {
  const made = new Map<string, Buffer | undefined>();
  const make = (filter: FeedFilter): Buffer | undefined => {
    const frames = entries.filter((entry) => filter.wants(entry)).map(eventFrame);
    return frames.length > 0 ? Buffer.from(frames.join('')) : undefined;
  };
  return {
    first: entries[0]?.position ?? -1n,
    last: entries.at(-1)?.position ?? -1n,
    framesFor: (filter) => {
      if (!made.has(filter.key)) made.set(filter.key, make(filter));
      return made.get(filter.key);
    },
  };
}
