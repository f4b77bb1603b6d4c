import { crc32 } from 'node:zlib';

/** What is protected besides the checksum itself: every column of an event's row. */
export type Checked = {
  position: number;
  stream: number;
  revision: number;
  type: number;
  created: number;
  json: boolean;
  id: Uint8Array;
  metadata: Uint8Array;
  data: Uint8Array;
};

const numbers = new Float64Array(8);
const numberBytes = new Uint8Array(numbers.buffer);

/** The lengths are part of it: bytes that move from metadata to data are a change too. */
export function checksumOf(row: Checked): number {
  numbers[0] = row.position;
  numbers[1] = row.stream;
  numbers[2] = row.revision;
  numbers[3] = row.type;
  numbers[4] = row.created;
  numbers[5] = row.json ? 1 : 0;
  numbers[6] = row.metadata.byteLength;
  numbers[7] = row.data.byteLength;
  let sum = crc32(numberBytes);
  sum = crc32(row.id, sum);
  if (row.metadata.byteLength > 0) sum = crc32(row.metadata, sum);
  return row.data.byteLength > 0 ? crc32(row.data, sum) : sum;
}

/** For the names of streams and types, which events refer to by number. */
export const nameChecksum = (id: number, name: string): number => crc32(name, id >>> 0);
