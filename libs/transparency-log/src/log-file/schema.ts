import { DatabaseSync } from 'node:sqlite';

/**
 * The file of the tree: everything in it follows from the log and can be built again, but for the signed checkpoints, which are
 * in the store too. One transaction takes tree, map, progress and checkpoint from one state to the next.
 *
 * - tiles: hashes of 256 subtrees side by side, 32 bytes each; level 0 are the leaves (C2SP tlog-tiles)
 * - positions: of the 256 events of a tile, 8 bytes each, big-endian; `first` finds the tile of a position
 * - buckets: entries of the map of cases (README), `changed` counts commits
 * - progress: one row; `size` events up to `position` are in the tree
 */
const SCHEMA = `
  CREATE TABLE tiles (level INTEGER NOT NULL, n INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (level, n)) STRICT;
  CREATE TABLE positions (n INTEGER PRIMARY KEY, first INTEGER NOT NULL UNIQUE, positions BLOB NOT NULL) STRICT;
  CREATE TABLE buckets (n INTEGER PRIMARY KEY, hash BLOB NOT NULL, changed INTEGER NOT NULL, entries BLOB NOT NULL) STRICT;
  CREATE INDEX buckets_by_change ON buckets (changed);
  CREATE TABLE checkpoints (
    number INTEGER PRIMARY KEY,
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    published INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX checkpoints_by_size ON checkpoints (size);
  CREATE INDEX checkpoints_unpublished ON checkpoints (number) WHERE published = 0;
  CREATE TABLE progress (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL,
    position INTEGER NOT NULL,
    commits INTEGER NOT NULL
  ) STRICT;
  INSERT INTO progress VALUES (1, 0, 0, 0);
`;

/** "CCTL" in ASCII: tells our files from other SQLite files. */
const APPLICATION_ID = 0x4343544c;
const VERSION = 1;

/** The file is not one of ours, or of a later version. */
export class LogFileInvalid extends Error {
  readonly code = 'LOG_FILE_INVALID';
}

/** Opens the file, and makes it when it is not there. @throws LogFileInvalid */
export function openLogFile(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000');
  const id = pragma(db, 'application_id');
  if (id === 0 && pragma(db, 'schema_version') === 0) {
    db.exec(
      `BEGIN IMMEDIATE; ${SCHEMA} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; COMMIT`,
    );
  } else if (id !== APPLICATION_ID || pragma(db, 'user_version') !== VERSION) {
    db.close();
    throw new LogFileInvalid(`${path} is not a transparency log of this version.`);
  }
  return db;
}

/** For looking only; fails when there is none. */
export function openLogFileToRead(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true });
  db.exec('PRAGMA busy_timeout = 5000');
  return db;
}

function pragma(db: DatabaseSync, name: string): number {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0] as number;
}
