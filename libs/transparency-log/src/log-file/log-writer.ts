import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { GrowingMap } from '../case-map/growing-map.ts';
import { leafOf, type LoggedEvent } from '../leaf/leaf.ts';
import { GrowingTree } from '../tiles/growing-tree.ts';
import { TileNodes } from '../tiles/tile.ts';
import { Ends } from './ends.ts';
import { positionOf, Positions } from './positions.ts';
import { openLogFile } from './schema.ts';
import { SqlBuckets, SqlTiles } from './sql-sources.ts';

/** What the tree is at one moment; what a checkpoint says. */
export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
  readonly caseMap: Uint8Array;
  /** Place in the log of the last event; 0 when there is none. */
  readonly position: bigint;
}

/** A checkpoint that has been signed and committed, and not yet shown to everybody. */
export interface StoredCheckpoint {
  readonly number: number;
  readonly note: string;
}

/**
 * The only writer of a log's file. Events are added in memory, at the cost of a few hashes each, and committed together with a
 * checkpoint over them: what is on the disk is always a whole state, and what was not committed is read again from the log.
 */
export class LogWriter {
  readonly #db: DatabaseSync;
  readonly #map: GrowingMap;
  readonly #tree: GrowingTree;
  readonly #positions: Positions;
  readonly #ends: Ends;
  readonly #putTile: StatementSync;
  readonly #putBucket: StatementSync;
  #commits: number;
  #position: bigint;
  #committed: number;

  private constructor(db: DatabaseSync) {
    this.#db = db;
    const select = db.prepare('SELECT size, position, commits FROM progress');
    select.setReadBigInts(true);
    const { size, position, commits } = select.get() as Record<string, bigint>;
    this.#committed = Number(size);
    this.#position = position!;
    this.#commits = Number(commits);
    this.#tree = GrowingTree.from(this.#committed, new SqlTiles(db));
    this.#map = GrowingMap.from(db.prepare('SELECT n, hash FROM buckets').iterate() as Iterable<never>);
    this.#positions = Positions.from(db, this.#committed);
    this.#ends = new Ends(new SqlBuckets(db));
    this.#putTile = db.prepare('INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)');
    this.#putBucket = db.prepare('INSERT OR REPLACE INTO buckets (n, hash, changed, entries) VALUES (?, ?, ?, ?)');
  }

  /** @throws LogFileInvalid, TreeIncomplete */
  static open(path: string, { durable = true } = {}): LogWriter {
    const db = openLogFile(path);
    if (!durable) db.exec('PRAGMA synchronous = OFF');
    return new LogWriter(db);
  }

  get size(): number {
    return this.#tree.size;
  }

  /** Events added since the last commit. */
  get pending(): number {
    return this.#tree.size - this.#committed;
  }

  get position(): bigint {
    return this.#position;
  }

  /** As of the last commit, but for events added since. */
  head(): Head {
    return { size: this.size, root: this.root(), caseMap: this.#map.root(), position: this.#position };
  }

  /** The tree as it was with so many of the events that are committed. */
  treeAt(size: number): GrowingTree {
    return GrowingTree.from(size, new SqlTiles(this.#db));
  }

  /** Of what is committed. */
  leafAt(index: number): Uint8Array {
    return new TileNodes(new SqlTiles(this.#db)).node(0, index);
  }

  /** Of what is committed. */
  positionOf(index: number): bigint | undefined {
    return positionOf(this.#db, index);
  }

  /** Root over everything added so far. */
  root(): Uint8Array {
    return this.#tree.root();
  }

  /** The next event of the log; one that is there already is passed over. */
  add(event: LoggedEvent): void {
    if (event.position <= this.#position && this.size > 0) return;
    const leaf = leafOf(event);
    this.#tree.append(leaf);
    this.#positions.append(event.position);
    this.#ends.note(event, leaf);
    this.#position = event.position;
  }

  /** Writes everything added, with what is signed of it, if anything is, in one transaction. */
  commit(sign?: (head: Head) => string): StoredCheckpoint | undefined {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      this.#commits++;
      for (const { level, n, hashes } of [...this.#tree.takeFull(), ...this.#tree.partial()])
        this.#putTile.run(level, n, hashes);
      this.#positions.write();
      for (const { n, hash, entries } of this.#map.update(this.#ends.take(), this.#ends.buckets))
        this.#putBucket.run(n, hash, this.#commits, entries);
      const progress = this.#db.prepare('UPDATE progress SET size = ?, position = ?, commits = ?');
      progress.run(this.size, this.#position, this.#commits);
      const note = sign?.(this.head());
      const stored = note === undefined ? undefined : this.#store(note, this.size, false);
      this.#db.exec('COMMIT');
      this.#committed = this.size;
      return stored;
    } catch (error) {
      // What is in memory has moved on: only opening the file anew leads back to what is in it.
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Takes over a checkpoint that the store has kept. */
  keep(note: string, size: number): void {
    this.#store(note, size, true);
  }

  unpublished(): StoredCheckpoint[] {
    return this.#db
      .prepare('SELECT number, note FROM checkpoints WHERE published = 0 ORDER BY number')
      .all() as unknown as StoredCheckpoint[];
  }

  published(number: number): void {
    this.#db.prepare('UPDATE checkpoints SET published = 1 WHERE number = ?').run(number);
  }

  close(): void {
    this.#db.close();
  }

  #store(note: string, size: number, published: boolean): StoredCheckpoint {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO checkpoints (size, note, published) VALUES (?, ?, ?)')
      .run(size, note, published ? 1 : 0);
    return { number: Number(lastInsertRowid), note };
  }
}
