import { RecentlyUsed } from './recently-used.ts';
import type { LogRecord } from './record.ts';

/** Where an event id was written first, as far as is remembered. */
export interface WrittenAt {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
}

/** Ids remembered for appends that expect nothing; a real server keeps a bounded number of them too. */
const MOST_IDS = 50_000;

/** How many are read back from the log: a constant, so that it takes no longer when the log is longer. */
const READ_BACK = MOST_IDS / 10;

/** The latest event ids: an append with "any" that is repeated is found by them. */
export class RecentIds {
  private readonly latest: (limit: number) => readonly LogRecord[];
  private isRead = false;
  private readonly ids = new RecentlyUsed<string, WrittenAt>(MOST_IDS);

  /** `latest` gives the newest records of the log. They are read when the first id is looked for, not at the start. */
  constructor(latest: (limit: number) => readonly LogRecord[]) {
    this.latest = latest;
  }

  /** An id that is remembered stays where it was written first, as with a real server, whatever is written later. */
  add(record: LogRecord): void {
    const id = key(record.id);
    if (this.ids.get(id) === undefined) this.ids.set(id, placeOf(record));
  }

  /** What was remembered did not come to be. What is in the log is read again. */
  forget(): void {
    this.ids.clear();
    this.isRead = false;
  }

  find(id: Uint8Array): WrittenAt | undefined {
    if (!this.isRead) {
      // From the newest to the oldest, so that the first writing of an id is what stays.
      for (const record of this.latest(READ_BACK).toReversed()) this.ids.set(key(record.id), placeOf(record));
      this.isRead = true;
    }
    return this.ids.get(key(id));
  }
}

const placeOf = ({ stream, revision, position }: LogRecord): WrittenAt => ({ stream, revision, position });

function key(id: Uint8Array): string {
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1');
}
