import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';

/** Names kept in memory, each way; the rest is one look-up away. */
const MOST_NAMES = 50_000;

/** The numbers that stand for stream names in the log. */
export class StreamNames {
  private readonly byName = new LRUCache<string, bigint>({ max: MOST_NAMES });
  private readonly byNumber = new LRUCache<bigint, string>({ max: MOST_NAMES });
  private readonly selectNumber: StatementSync;
  private readonly selectName: StatementSync;
  private readonly insert: StatementSync;

  constructor(db: DatabaseSync) {
    this.selectNumber = db.prepare('SELECT number FROM streams WHERE name = ?');
    this.selectNumber.setReadBigInts(true);
    this.selectName = db.prepare('SELECT name FROM streams WHERE number = ?');
    this.insert = db.prepare('INSERT INTO streams (name) VALUES (?)');
    this.insert.setReadBigInts(true);
  }

  find(name: string): bigint | undefined {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const row = this.selectNumber.get(name) as { number: bigint } | undefined;
    if (row) this.remember(name, row.number);
    return row?.number;
  }

  /** The number of a name, given to it now if it is new; within a transaction only. */
  numberFor(name: string): bigint {
    const known = this.find(name);
    if (known !== undefined) return known;
    const number = BigInt(this.insert.run(name).lastInsertRowid);
    this.remember(name, number);
    return number;
  }

  nameOf(number: bigint): string {
    const known = this.byNumber.get(number);
    if (known !== undefined) return known;
    const row = this.selectName.get(number) as { name: string } | undefined;
    if (!row) throw new Error(`The file is damaged: stream number ${number} has no name.`);
    this.remember(row.name, number);
    return row.name;
  }

  /** Forgets all: a transaction that gave numbers was undone. */
  forget(): void {
    this.byName.clear();
    this.byNumber.clear();
  }

  private remember(name: string, number: bigint): void {
    this.byName.set(name, number);
    this.byNumber.set(number, name);
  }
}
