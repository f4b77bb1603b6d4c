import type { DatabaseSync } from 'node:sqlite';

export const SCHEMA_VERSION = 1;

/**
 * Streams are numbered, so that events carry eight bytes instead of a name. The log is the table of events in
 * the order of positions; a stream is an index over it.
 */
const SCHEMA = `
  CREATE TABLE streams (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    id BLOB NOT NULL,
    type TEXT NOT NULL,
    is_json INTEGER NOT NULL,
    created INTEGER NOT NULL,
    data BLOB NOT NULL,
    metadata BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
`;

export class StoreFileUnknown extends Error {}

/** Makes the tables in a new file; refuses a file of another kind or of a later version. */
export function ensureSchema(db: DatabaseSync, file: string): void {
  const version = Number((db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
  if (version === SCHEMA_VERSION) return;
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (version !== 0 || Number(tables.n) > 0) {
    throw new StoreFileUnknown(
      `${file} is no event store of this version (found ${version}, expected ${SCHEMA_VERSION}).`,
    );
  }
  db.exec(`BEGIN; ${SCHEMA} PRAGMA application_id = 0x43435445; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}
