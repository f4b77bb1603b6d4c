import type { StatementSync } from 'node:sqlite';
import { checksumOf } from './checksum.ts';
import { StoreError } from './errors.ts';
import type { Names } from './names.ts';
import { DELETED, type LogRecord, TOMBSTONE } from './record.ts';

/** As they are written. */
export const COLUMNS = 'position, stream, revision, type, created, json, checksum, id, metadata, data';

/** As they are read. What is bytes comes as one, since each would cost a piece of memory of its own. */
export const READ_COLUMNS =
  'position, stream, revision, type, created, json, checksum, length(id), length(metadata), CAST(id || metadata || data AS BLOB)';

/** A row of `events`, in the order of READ_COLUMNS. */
export type Row = [
  position: number,
  stream: number,
  revision: number,
  type: number,
  created: number,
  json: number,
  checksum: number,
  idLength: number,
  metadataLength: number,
  bytes: Uint8Array,
];

/** By a statement that takes COLUMNS. */
export function insertRecord(insert: StatementSync, record: LogRecord): void {
  const { isJson: json, id, metadata, data } = record;
  const [position, stream, type] = entryOf(record);
  const revision = revisionInFile(record.revision);
  const created = Number(record.created / 10n);
  const checksum = checksumOf({ position, stream, revision, type, created, json, id, metadata, data });
  insert.run(position, stream, revision, type, created, json ? 1 : 0, checksum, id, metadata, data);
}

export const revisionInFile = (revision: bigint): number => (revision === DELETED ? TOMBSTONE : Number(revision));

/** What a filter needs to know of an event, without its content; the numbers are those of the names. */
export type LogEntry = [position: number, stream: number, type: number];

export const entryOf = ({ position, names: { stream, type } }: LogRecord): LogEntry => [
  Number(position),
  stream.id,
  type.id,
];

/** What the row says, once it has been found to be whole. @throws StoreError STORE_CORRUPT */
export function recordOf(row: Row, streams: Names, types: Names): LogRecord {
  const [position, stream, revision, type, created, json, checksum, idLength, metadataLength, bytes] = row;
  const id = bytes.subarray(0, idLength);
  const metadata = bytes.subarray(idLength, idLength + metadataLength);
  const data = bytes.subarray(idLength + metadataLength);
  if (checksumOf({ position, stream, revision, type, created, json: json === 1, id, metadata, data }) !== checksum) {
    throw new StoreError('STORE_CORRUPT', `The event at position ${position} does not match its checksum.`);
  }
  const names = { stream: streams.byNumber(stream), type: types.byNumber(type) };
  return {
    position: BigInt(position),
    stream: names.stream.name,
    revision: revision === TOMBSTONE ? DELETED : BigInt(revision),
    id,
    type: names.type.name,
    isJson: json === 1,
    created: BigInt(created) * 10n,
    data,
    metadata,
    names,
  };
}

/** Undefined when it is not whole. */
export function recordIfWhole(row: Row, streams: Names, types: Names): LogRecord | undefined {
  try {
    return recordOf(row, streams, types);
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}

/** Numbers of 64 bits as the file has them; beyond what is exact there are no positions and no revisions. */
export const safe = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
