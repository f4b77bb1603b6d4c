import { crc32 } from 'node:zlib';

/** One event as it lies in the log. */
export interface LogRecord {
  /** Offset in the log: strictly increasing, with room for the record before the next one. */
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** 100 ns ticks since the Unix epoch. */
  readonly created: bigint;
}

/** An event that is to be appended. */
export type ProposedEvent = Pick<LogRecord, 'id' | 'type' | 'isJson' | 'data' | 'metadata'>;

/** Revision of the tombstone, and the value of `$tb` in a deleted stream. */
export const DELETED = 9_223_372_036_854_775_807n;

/** Bytes that a record takes in the numbering of positions. */
export function recordSize(stream: string, event: ProposedEvent): bigint {
  return BigInt(64 + stream.length + event.type.length + event.data.length + event.metadata.length);
}

/** Size as the limit of an append counts it. */
export function proposedSize({ data, metadata, type }: ProposedEvent): number {
  return data.length + metadata.length + 2 * type.length;
}

/** Checksum over everything that a reader is told, so that a changed file shows. */
export function checksum(record: LogRecord): number {
  const head = `${record.position}|${record.stream}|${record.revision}|${record.type}|${record.isJson ? 1 : 0}|${record.created}`;
  return crc32(record.metadata, crc32(record.data, crc32(record.id, crc32(head))));
}

export class RecordDamaged extends Error {
  readonly position: bigint;

  constructor(position: bigint) {
    super(`The record at position ${position} is damaged: its checksum does not match. Restore a backup.`);
    this.position = position;
  }
}
