import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';

/** A person and the key to what is known of them. */
export interface PersonKey {
  /** 16 characters of base64url, at random: it tells nothing of the person. */
  readonly id: string;
  readonly key: Buffer;
}

const MOST_KEPT = 10_000;

/**
 * Keys by person, in a file of their own beside the log and never in it. A person is whoever is written the same way,
 * but for case and spaces; of the name only a keyed hash is kept. Written through before an event can need it, and
 * wiped when erased (secure_delete, no write-ahead log), so that no older page of the file holds the key either.
 */
export class PersonKeys {
  private readonly database: DatabaseSync;
  private readonly pepper: Buffer;
  private readonly byName = new LRUCache<string, PersonKey>({ max: MOST_KEPT });
  private readonly byId = new LRUCache<string, Buffer>({ max: MOST_KEPT });
  private readonly version: StatementSync;
  /** What the file was at when the keys in memory were read; the database counts what other processes write. */
  private readAt: unknown;

  private constructor(database: DatabaseSync) {
    this.database = database;
    this.pepper = pepperOf(database);
    this.version = database.prepare('PRAGMA data_version');
    this.heedOthers();
  }

  static open(folder: string): PersonKeys {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'person-keys.sqlite');
    const database = new DatabaseSync(file);
    chmodSync(file, 0o600);
    // Earlier versions kept a name in sealed_name; it is still wiped with the key.
    database.exec(`
      PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000;
      CREATE TABLE IF NOT EXISTS pepper (value BLOB NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS person (
        id TEXT PRIMARY KEY, name_hash TEXT UNIQUE, sealed_name TEXT, key BLOB, created_at TEXT NOT NULL, erased_at TEXT
      ) STRICT;`);
    return new PersonKeys(database);
  }

  /**
   * Lets go of the keys in memory when another process on the same folder has written since. Asked before keys are used: a person
   * whom that one has erased is forgotten here too, and nothing more is sealed with a key that nobody has.
   */
  heedOthers(): void {
    const at = this.version.get()?.['data_version'];
    if (at === this.readAt) return;
    this.readAt = at;
    this.byName.clear();
    this.byId.clear();
  }

  /** Whether nobody is known here, nor was: a folder that is new, or not the one that the names of a log were sealed with. */
  get isEmpty(): boolean {
    return this.database.prepare('SELECT 1 FROM person LIMIT 1').get() === undefined;
  }

  /** The key of who bears this name, made when there is none yet. */
  ofName(name: string): PersonKey {
    const hash = this.hashOf(name);
    const known = this.byName.get(hash) ?? this.read(hash) ?? this.create(hash);
    this.byName.set(hash, known);
    return known;
  }

  /** The same, without making one. */
  find(name: string): PersonKey | undefined {
    return this.read(this.hashOf(name));
  }

  /** The key to what is known of this person; nothing once it was erased. */
  ofPerson(id: string): Buffer | undefined {
    const kept = this.byId.get(id);
    if (kept) return kept;
    const row = this.database.prepare('SELECT key FROM person WHERE id = ?').get(id);
    if (!(row?.['key'] instanceof Uint8Array)) return undefined;
    const key = bytesOf(row['key']);
    this.byId.set(id, key);
    return key;
  }

  /** Whether this person has been, and what became of the key. */
  state(id: string): 'known' | 'erased' | 'unknown' {
    const row = this.database.prepare('SELECT key FROM person WHERE id = ?').get(id);
    if (!row) return 'unknown';
    return row['key'] === null ? 'erased' : 'known';
  }

  /** Forgets a person for good; a later case under the same name is of somebody new. */
  erase(id: string): void {
    this.database
      .prepare(
        'UPDATE person SET key = NULL, name_hash = NULL, sealed_name = NULL, erased_at = ? WHERE id = ? AND key IS NOT NULL',
      )
      .run(new Date().toISOString(), id);
    this.byId.delete(id);
    for (const [hash, person] of this.byName.entries()) if (person.id === id) this.byName.delete(hash);
  }

  close(): void {
    this.database.close();
  }

  private read(hash: string): PersonKey | undefined {
    const row = this.database.prepare('SELECT id, key FROM person WHERE name_hash = ?').get(hash);
    return (
      row && {
        id: String(row['id']),
        key: bytesOf(row['key'] as Uint8Array),
      }
    );
  }

  private create(hash: string): PersonKey {
    const made = { id: randomBytes(12).toString('base64url'), key: randomBytes(32) };
    // Another process on the same folder may have been faster: the one that is there counts.
    this.database
      .prepare(
        'INSERT INTO person (id, name_hash, key, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (name_hash) DO NOTHING',
      )
      .run(made.id, hash, made.key, new Date().toISOString());
    return this.read(hash) ?? made;
  }

  private hashOf(name: string): string {
    const plain = name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
    return createHmac('sha256', this.pepper).update(plain).digest('base64url');
  }
}

/**
 * The bytes where the database has put them. A copy by `Buffer.from` is cut from a block of 64 KiB that many share, and as long as one
 * of them is kept the whole block is: ten thousand persons would hold a gigabyte.
 */
function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function pepperOf(database: DatabaseSync): Buffer {
  database.prepare('INSERT INTO pepper SELECT ? WHERE NOT EXISTS (SELECT 1 FROM pepper)').run(randomBytes(32));
  return Buffer.from(database.prepare('SELECT value FROM pepper').get()?.['value'] as Uint8Array);
}
