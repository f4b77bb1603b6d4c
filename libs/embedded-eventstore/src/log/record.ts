import type { Name } from './names.ts';

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
  /** The names as they are numbered in the file and encoded on the wire. */
  readonly names: { readonly stream: Name; readonly type: Name };
}

/** An event that is to be appended. */
export type ProposedEvent = Pick<LogRecord, 'id' | 'type' | 'isJson' | 'data' | 'metadata'>;

/** Revision of the tombstone, and the value of `$tb` in a deleted stream. */
export const DELETED = 9_223_372_036_854_775_807n;

/** The same in the file, where numbers are those that JavaScript holds exactly. */
export const TOMBSTONE = Number.MAX_SAFE_INTEGER;

/** Where the first record lies; what is before stays free, since clients read 0 as "from the start". */
export const FIRST_POSITION = 128;

const FRAMING_BYTES = 98;

/** Bytes that a record takes in the numbering of positions: the next one begins where it ends, and `check` relies on it. */
export function recordSize(
  stream: { nameBytes: number },
  type: { nameBytes: number },
  event: { data: Uint8Array; metadata: Uint8Array },
): number {
  return FRAMING_BYTES + stream.nameBytes + type.nameBytes + event.data.length + event.metadata.length;
}

/** Size as the limit of an append counts it. */
export function proposedSize({ data, metadata, type }: ProposedEvent): number {
  return data.length + metadata.length + 2 * type.length;
}
