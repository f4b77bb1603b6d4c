/**
 * One SQLite file. `events` is the log: its key is the position, so that appending touches the last page only and `$all`
 * is a walk along the table. `events_by_stream` finds the events of one stream and keeps a revision from existing twice.
 * Names of streams and types are written once and referred to by number. All numbers are safe integers of JavaScript:
 * `created` counts microseconds, the revision of a tombstone is TOMBSTONE (record.ts).
 *
 * Every row carries a CRC-32 of everything else in it (checksum.ts): a file that was torn or altered is noticed by
 * whoever reads the row, and by `check`.
 */
export const SCHEMA = `
  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE types (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    type INTEGER NOT NULL,
    created INTEGER NOT NULL,
    json INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    id BLOB NOT NULL,
    metadata BLOB NOT NULL,
    data BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  CREATE TABLE identity (
    instance BLOB NOT NULL
  ) STRICT;
`;

/** "ESDB" in ASCII: tells our files from other SQLite files. */
export const APPLICATION_ID = 0x45534442;

/** Raised when a file of this version could not be read by the code before it. */
export const SCHEMA_VERSION = 2;

/** Name of the store's file in its folder. */
export const STORE_FILE = 'events.sqlite';
