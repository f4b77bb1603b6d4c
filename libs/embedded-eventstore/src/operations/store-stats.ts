import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { TOMBSTONE } from '../log/record.ts';
import { openForReading } from './open-for-reading.ts';
import { existingStoreFile } from './store-file.ts';

export type StoreStats = {
  file: string;
  /** Bytes of the file, and of its write-ahead log: 0 when the store was closed cleanly. */
  fileBytes: number;
  writeAheadBytes: number;
  events: number;
  streams: number;
  types: number;
  /** Stays the same for the life of the store and its copies; hexadecimal. */
  instance: string;
  /** Streams that were deleted for good. */
  tombstones: number;
  /** 0 in an empty store. */
  lastPosition: bigint;
  /** ISO 8601; undefined in an empty store. */
  firstEventAt: string | undefined;
  lastEventAt: string | undefined;
  largestStreams: { stream: string; events: number }[];
};

/**
 * Figures about a store, which may be served meanwhile. Counting walks an index: a second or so for millions of events.
 *
 * @param path a data folder, or the file of a store or backup.
 * @throws StoreError STORE_PATH, STORE_FOREIGN, STORE_CORRUPT
 */
export function storeStats(path: string): StoreStats {
  const file = existingStoreFile(path);
  const db = openForReading(file);
  try {
    db.exec('BEGIN');
    return {
      file,
      fileBytes: bytesOf(file),
      writeAheadBytes: bytesOf(`${file}-wal`),
      ...figures(db),
      largestStreams: largest(db),
    };
  } finally {
    db.close();
  }
}

type Figures = {
  instance: Uint8Array;
  events: number;
  streams: number;
  types: number;
  tombstones: number;
  lastPosition: number;
  first: number | null;
  last: number | null;
};

function figures(db: DatabaseSync) {
  const row = db
    .prepare(
      `SELECT (SELECT instance FROM identity) AS instance,
         (SELECT count(*) FROM events) AS events,
         (SELECT count(*) FROM streams) AS streams,
         (SELECT count(*) FROM types) AS types,
         (SELECT count(*) FROM events WHERE revision = ?) AS tombstones,
         (SELECT ifnull(max(position), 0) FROM events) AS lastPosition,
         (SELECT created FROM events ORDER BY position LIMIT 1) AS first,
         (SELECT created FROM events ORDER BY position DESC LIMIT 1) AS last`,
    )
    .get(TOMBSTONE) as unknown as Figures;
  const { events, streams, types, tombstones } = row;
  return {
    events,
    streams,
    types,
    tombstones,
    instance: Buffer.from(row.instance).toString('hex'),
    lastPosition: BigInt(row.lastPosition),
    firstEventAt: timeOf(row.first),
    lastEventAt: timeOf(row.last),
  };
}

const largest = (db: DatabaseSync) =>
  db
    .prepare(
      `SELECT name AS stream, events FROM (
         SELECT stream, count(*) AS events FROM events GROUP BY stream ORDER BY events DESC, stream LIMIT 5
       ) AS counted JOIN streams ON streams.id = counted.stream
       ORDER BY events DESC, name`,
    )
    .all() as unknown as StoreStats['largestStreams'];

const timeOf = (microseconds: number | null) =>
  microseconds === null ? undefined : new Date(microseconds / 1000).toISOString();

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
