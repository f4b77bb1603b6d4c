import { LRUCache } from 'lru-cache';
import type { LogRecord } from './record.ts';

/** Where an event id was written last. */
export interface WrittenAt {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
}

/** Ids remembered for appends that expect nothing; a real server keeps a bounded number of them too. */
export const MOST_IDS = 50_000;

/** The latest event ids: an append with "any" that is repeated is found by them. */
export class RecentIds {
  private readonly ids = new LRUCache<string, WrittenAt>({ max: MOST_IDS });

  add({ id, stream, revision, position }: LogRecord): void {
    this.ids.set(key(id), { stream, revision, position });
  }

  /** Starts anew from what is in the log. */
  reset(records: readonly LogRecord[]): void {
    this.ids.clear();
    for (const record of records) this.add(record);
  }

  find(id: Uint8Array): WrittenAt | undefined {
    return this.ids.get(key(id));
  }
}

function key(id: Uint8Array): string {
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1');
}
