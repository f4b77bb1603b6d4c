import { DatabaseSync } from 'node:sqlite';
import { StoreError } from './errors.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { newId } from './new-id.ts';

const pragma = (db: DatabaseSync, name: string): number | string => {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, number | string>;
  return Object.values(row)[0]!;
};

/**
 * Opens the file for writing, creates it when it is empty, and lets SQLite roll its write-ahead log forward after a crash.
 * synchronous=NORMAL: a commit returns when it is in the write-ahead log, which is made durable from outside
 * (write-ahead-file.ts); what SQLite does with that log later, it does in an order that survives a power cut. That is
 * another thread's work (wal-keeper.ts), and a commit's own only where there is no such thread, or it has not kept up.
 */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    const fresh = pragma(db, 'page_count') === 0;
    if (!fresh) requireOurs(db, file);
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA cache_size = -16000;
      PRAGMA temp_store = MEMORY;
      PRAGMA trusted_schema = OFF;
    `);
    if (fresh) create(db);
    return db;
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
}

function create(db: DatabaseSync): void {
  db.exec(`BEGIN IMMEDIATE; ${SCHEMA}`);
  db.prepare('INSERT INTO identity (instance) VALUES (?)').run(newId());
  db.exec(
    `PRAGMA application_id = ${String(APPLICATION_ID)}; PRAGMA user_version = ${String(SCHEMA_VERSION)}; COMMIT;`,
  );
}

export function requireOurs(db: DatabaseSync, file: string): void {
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new StoreError('STORE_FOREIGN', `${file} is a database, but no event store of this kind. Name another file.`);
  }
  const version = Number(pragma(db, 'user_version'));
  if (version !== SCHEMA_VERSION) {
    throw new StoreError(
      'STORE_FOREIGN',
      `${file} has format ${String(version)}, this program reads ${String(SCHEMA_VERSION)}. Use the program that wrote it.`,
    );
  }
}

const NOT_A_DATABASE = 26;
const CORRUPT = 11;

/** SQLite's own findings about a file, in this lib's words. Other errors pass unchanged. */
export function asStoreError(error: unknown, file: string): unknown {
  const errcode = (error as { errcode?: number }).errcode;
  const reason = errcode === undefined ? 0 : errcode & 0xff;
  if (reason === NOT_A_DATABASE) {
    return new StoreError('STORE_FOREIGN', `${file} is not a database. Name another file.`, { cause: error });
  }
  if (reason === CORRUPT) {
    return new StoreError('STORE_CORRUPT', `${file} is damaged: ${String(error)}. Restore a backup.`, { cause: error });
  }
  return error;
}
