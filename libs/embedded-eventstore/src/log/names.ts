import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { encodeMetadataEntry } from '../wire/metadata-entry.ts';
import { encodeStreamIdentifier } from '../wire/stream-identifier.ts';
import { nameChecksum } from './checksum.ts';
import { StoreError } from './errors.ts';
import { RecentlyUsed } from './recently-used.ts';

/** A name of the log, and the number that stands for it in the events. */
export interface Name {
  readonly id: number;
  readonly name: string;
  /** Length in UTF-8. */
  readonly nameBytes: number;
  /** What every event with this name says of it on the wire, encoded once. */
  readonly encoded: Uint8Array;
}

/** A client can invent a name for every event, and one as long as a message: so bytes are counted. About 20,000 short ones. */
const MOST_BYTES = 8_000_000;

const bytesOf = (_key: unknown, { nameBytes }: Name): number => 4 * nameBytes + 300;

/** Names and their numbers, in memory as far as they are in use; the rest is one look-up away. */
export class Names {
  private readonly byName = new RecentlyUsed<string, Name>(MOST_BYTES, bytesOf);
  private readonly byId = new RecentlyUsed<number, Name>(MOST_BYTES, bytesOf);
  /** Names that were looked for and are not there: each is about to be added, or is asked for with every append. */
  private readonly missing = new RecentlyUsed<string, true>(MOST_BYTES / 8, (name) => 2 * name.length + 100);
  /** The highest number given. */
  private last: number | undefined;
  private readonly what: string;
  private readonly encode: (name: string) => Uint8Array;
  private readonly selectByName: StatementSync;
  private readonly selectById: StatementSync;
  private readonly insert: StatementSync;
  private readonly lastId: StatementSync;

  private constructor(db: DatabaseSync, table: 'streams' | 'types', encode: (name: string) => Uint8Array) {
    this.what = table === 'streams' ? 'stream' : 'event type';
    this.encode = encode;
    this.selectByName = db.prepare(`SELECT id, name, checksum FROM ${table} WHERE name = ?`);
    this.selectById = db.prepare(`SELECT id, name, checksum FROM ${table} WHERE id = ?`);
    this.insert = db.prepare(`INSERT INTO ${table} (id, name, checksum) VALUES (?, ?, ?)`);
    this.lastId = db.prepare(`SELECT ifnull(max(id), 0) AS id FROM ${table}`);
  }

  static ofStreams(db: DatabaseSync): Names {
    return new Names(db, 'streams', encodeStreamIdentifier);
  }

  static ofTypes(db: DatabaseSync): Names {
    return new Names(db, 'types', (name) => encodeMetadataEntry('type', name));
  }

  find(name: string): Name | undefined {
    const known = this.byName.get(name);
    if (known !== undefined || this.missing.get(name) === true) return known;
    const found = this.load(this.selectByName.get(name));
    if (found === undefined) this.missing.set(name, true);
    return found;
  }

  /** The number of a name, given to it now if it is new; within a transaction only. */
  findOrAdd(name: string): Name {
    const known = this.find(name);
    if (known !== undefined) return known;
    this.last ??= (this.lastId.get() as { id: number }).id;
    const id = this.last + 1;
    this.insert.run(id, name, nameChecksum(id, name));
    this.last = id;
    this.missing.delete(name);
    return this.remember(id, name);
  }

  /** @throws StoreError STORE_CORRUPT when an event refers to nothing, or to something altered. */
  byNumber(id: number): Name {
    const known = this.byId.get(id) ?? this.load(this.selectById.get(id));
    if (known === undefined) throw new StoreError('STORE_CORRUPT', `${this.what} number ${id} is missing`);
    return known;
  }

  /** A transaction that gave numbers was undone. */
  forget(): void {
    this.byName.clear();
    this.byId.clear();
    this.missing.clear();
    this.last = undefined;
  }

  private load(row: unknown): Name | undefined {
    if (row === undefined) return undefined;
    const { id, name, checksum } = row as { id: number; name: string; checksum: number };
    if (nameChecksum(id, name) !== checksum) {
      throw new StoreError('STORE_CORRUPT', `${this.what} number ${id} does not match its checksum`);
    }
    return this.remember(id, name);
  }

  private remember(id: number, name: string): Name {
    // Copied out of the pool that small buffers share: kept, a few bytes would keep all that lies around them.
    const encoded = new Uint8Array(this.encode(name));
    const entry = { id, name, nameBytes: Buffer.byteLength(name), encoded };
    this.byName.set(name, entry);
    this.byId.set(id, entry);
    return entry;
  }
}
