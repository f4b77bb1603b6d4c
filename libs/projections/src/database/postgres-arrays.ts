/** A type of PostgreSQL by its object id, as columns of read models have it. */
export const OID = { bytea: 17, int8: 20, text: 25, float8: 701, numeric: 1700 } as const;

/** What goes into a column: how it is spelled in a statement, and how a value of it looks in the binary protocol. */
export interface ColumnCodec {
  readonly oid: number;
  readonly arrayType: string;
  size(value: unknown): number;
  write(to: Buffer, at: number, value: unknown): void;
}

const text: ColumnCodec = {
  oid: OID.text,
  arrayType: 'text[]',
  size: (value) => Buffer.byteLength(withoutNul(value)),
  write: (to, at, value) => void to.write(withoutNul(value), at, 'utf8'),
};

const int8: ColumnCodec = {
  oid: OID.int8,
  arrayType: 'int8[]',
  size: () => 8,
  write: (to, at, value) => void to.writeBigInt64BE(wholeNumber(value), at),
};

const float8: ColumnCodec = {
  oid: OID.float8,
  arrayType: 'float8[]',
  size: () => 8,
  write: (to, at, value) => void to.writeDoubleBE(Number(value), at),
};

const bytea: ColumnCodec = {
  oid: OID.bytea,
  arrayType: 'bytea[]',
  size: (value) => (value as Uint8Array).length,
  write: (to, at, value) => to.set(value as Uint8Array, at),
};

const CODECS = new Map([text, int8, float8, bytea].map((codec) => [codec.oid, codec]));

/** Codec of a column by the type it is declared with. */
export function codecOf(oid: number): ColumnCodec {
  return CODECS.get(oid) ?? text;
}

const HEADER = 20;

/**
 * One column of many rows as an array in PostgreSQL's binary format: a few writes into a buffer, where text would have to
 * be quoted, sent and parsed. A header (dimensions, nulls, type, length, lower bound), then each value with its length.
 */
export function binaryArray(codec: ColumnCodec, values: readonly unknown[]): Buffer {
  let size = HEADER;
  for (const value of values) size += 4 + (value === null ? 0 : codec.size(value));
  const buffer = Buffer.allocUnsafe(size);
  buffer.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(codec.oid, 8);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  if (values.length === 0) return buffer.subarray(0, 12);
  let at = HEADER;
  for (const value of values) {
    const length = value === null ? -1 : codec.size(value);
    buffer.writeInt32BE(length, at);
    at += 4;
    if (length < 0) continue;
    codec.write(buffer, at, value);
    at += length;
  }
  return buffer;
}

/** PostgreSQL's text holds every character but this one, which no keyboard has. */
function withoutNul(value: unknown): string {
  const given = String(value);
  return given.includes('\0') ? given.replaceAll('\0', '\uFFFD') : given;
}

/** @throws TypeError for what no whole number is, which SQLite's strict tables refuse as well. */
function wholeNumber(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (Number.isSafeInteger(value)) return BigInt(value as number);
  throw new TypeError(`a column of whole numbers cannot store ${typeof value} ${JSON.stringify(value)}`);
}
