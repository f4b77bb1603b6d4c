import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { BucketStore } from '../case-map/growing-map.ts';
import type { TileSource } from '../tiles/tile.ts';

/** Tiles in the file. */
export class SqlTiles implements TileSource {
  readonly #select: StatementSync;

  constructor(db: DatabaseSync) {
    this.#select = db.prepare('SELECT hashes FROM tiles WHERE level = ? AND n = ?');
  }

  tile(level: number, n: number): Uint8Array | undefined {
    return (this.#select.get(level, n) as { hashes: Uint8Array } | undefined)?.hashes;
  }
}

/** Buckets of the map in the file. */
export class SqlBuckets implements BucketStore {
  readonly #select: StatementSync;

  constructor(db: DatabaseSync) {
    this.#select = db.prepare('SELECT entries FROM buckets WHERE n = ?');
  }

  bucket(n: number): Uint8Array | undefined {
    return (this.#select.get(n) as { entries: Uint8Array } | undefined)?.entries;
  }
}
