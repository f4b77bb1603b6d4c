import type { DatabaseSync } from 'node:sqlite';
import { bucketOf, type MapProof, type MapValue } from '../case-map/case-map.ts';
import { GrowingMap, valueIn } from '../case-map/growing-map.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { parseNote } from '../checkpoint/note.ts';
import { consistencyPath, inclusionPath, rootOf } from '../merkle/tree-proofs.ts';
import { hashAt, KnownTiles, TILE_WIDTH, TileNodes } from '../tiles/tile.ts';
import { indexOf, positionOf } from './positions.ts';
import { openLogFileToRead } from './schema.ts';
import { SqlBuckets, SqlTiles } from './sql-sources.ts';

/** A checkpoint as it was signed, and what it says. */
export interface SignedCheckpoint {
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

type CheckpointRow = { note: string };

/** Answers from the file of a log, beside its writer. Everything asked within `at` is of one state. */
export class LogReader {
  readonly #db: DatabaseSync;
  readonly #tiles: SqlTiles;
  readonly #buckets: SqlBuckets;
  readonly #known = new KnownTiles();
  #map: GrowingMap | undefined;
  #mapOf = 0;

  private constructor(db: DatabaseSync) {
    this.#db = db;
    this.#tiles = new SqlTiles(db);
    this.#buckets = new SqlBuckets(db);
  }

  static open(path: string): LogReader {
    return new LogReader(openLogFileToRead(path));
  }

  close(): void {
    this.#db.close();
  }

  /** Asks several things of one state. Not to be nested. */
  atOnce<T>(ask: () => T): T {
    this.#db.exec('BEGIN');
    try {
      return ask();
    } finally {
      this.#db.exec('COMMIT');
    }
  }

  /** Number of events in the tree as committed. */
  size(): number {
    return (this.#db.prepare('SELECT size FROM progress').get() as { size: number }).size;
  }

  /** The newest checkpoint that everybody can have; nothing before the first. */
  latest(): SignedCheckpoint | undefined {
    return this.#checkpoint('WHERE published = 1 AND size <= ?', this.size());
  }

  /** The newest one that was signed, published or not. */
  latestSigned(): SignedCheckpoint | undefined {
    return this.#checkpoint('WHERE size <= ?', Number.MAX_SAFE_INTEGER);
  }

  /** The newest checkpoint of exactly so many events. */
  ofSize(size: number): SignedCheckpoint | undefined {
    return this.#checkpoint('WHERE published = 1 AND size = ?', size);
  }

  /** The first checkpoint that covers so many events. */
  covering(size: number): SignedCheckpoint | undefined {
    const select = this.#db.prepare(
      'SELECT note FROM checkpoints WHERE published = 1 AND size >= ? ORDER BY number LIMIT 1',
    );
    return signed(select.get(size) as CheckpointRow | undefined);
  }

  /** Published checkpoints from number `from` on, oldest first. */
  list(from: number, limit: number): { number: number; size: number; note: string }[] {
    return this.#db
      .prepare('SELECT number, size, note FROM checkpoints WHERE published = 1 AND number >= ? ORDER BY number LIMIT ?')
      .all(from, limit) as { number: number; size: number; note: string }[];
  }

  /** The checkpoints by which one key handed over to the next, oldest first. */
  handOvers(): SignedCheckpoint[] {
    const rows = this.#db.prepare(`SELECT note FROM checkpoints WHERE note LIKE '%\nnext-key %' ORDER BY number`).all();
    return (rows as CheckpointRow[]).map((row) => signed(row)!).filter(({ checkpoint }) => checkpoint.nextKey);
  }

  rootAt(size: number): Uint8Array {
    return rootOf(new TileNodes(this.#tiles, this.#known), size);
  }

  leafAt(index: number): Uint8Array | undefined {
    const tile = this.#tiles.tile(0, Math.floor(index / TILE_WIDTH));
    const hash = tile && hashAt(tile, index % TILE_WIDTH);
    return hash?.byteLength ? hash : undefined;
  }

  indexOf(position: bigint): number | undefined {
    return indexOf(this.#db, position);
  }

  positionOf(index: number): bigint | undefined {
    return positionOf(this.#db, index);
  }

  /** Paths of leaves to the root over `size` leaves. @throws TreeIncomplete */
  inclusion(indexes: readonly number[], size: number): Uint8Array[][] {
    const nodes = new TileNodes(this.#tiles, this.#known);
    return indexes.map((index) => inclusionPath(nodes, index, size));
  }

  /** @throws TreeIncomplete, RangeError */
  consistency(first: number, second: number): Uint8Array[] {
    return consistencyPath(new TileNodes(this.#tiles, this.#known), first, second);
  }

  /** The hashes of a tile, as C2SP tlog-tiles serves them. */
  tile(level: number, n: number): Uint8Array | undefined {
    return this.#tiles.tile(level, n);
  }

  /** What the map says of a key in its present state, with the proof. */
  mapValue(key: Uint8Array): { value: MapValue | undefined; proof: MapProof; root: Uint8Array } {
    const map = this.#currentMap();
    const value = valueIn(this.#buckets.bucket(bucketOf(key)), key);
    return { value, proof: map.proof(key, this.#buckets), root: map.root() };
  }

  #currentMap(): GrowingMap {
    const { commits } = this.#db.prepare('SELECT commits FROM progress').get() as { commits: number };
    const changed = this.#db.prepare('SELECT n, hash FROM buckets WHERE changed > ?').iterate(this.#mapOf);
    this.#map ??= new GrowingMap();
    this.#map.take(changed as Iterable<never>);
    this.#mapOf = commits;
    return this.#map;
  }

  #checkpoint(where: string, size: number): SignedCheckpoint | undefined {
    const select = this.#db.prepare(`SELECT note FROM checkpoints ${where} ORDER BY number DESC LIMIT 1`);
    return signed(select.get(size) as CheckpointRow | undefined);
  }
}

function signed(row: CheckpointRow | undefined): SignedCheckpoint | undefined {
  return row && { note: row.note, checkpoint: parseCheckpoint(parseNote(row.note).text) };
}
