import { hash } from 'node:crypto';

/** Bytes of a SHA-256. */
export const HASH_SIZE = 32;

export function sha256(data: Uint8Array | string): Buffer {
  return hash('sha256', data, 'buffer');
}

/** Root of the tree without leaves (RFC 9162, 2.1.1). */
export const EMPTY_ROOT: Buffer = sha256('');

/** Hash of a leaf: 0x00 before the entry (RFC 9162, 2.1.1). */
export function leafHash(entry: Uint8Array | string): Buffer {
  // One string is hashed at once; U+0000 is the byte 0x00 in UTF-8.
  if (typeof entry === 'string') return sha256(`\u0000${entry}`);
  return sha256(Buffer.concat([LEAF, entry]));
}

/** Hash of an inner node: 0x01 before its two children (RFC 9162, 2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_SIZE);
  return sha256(NODE);
}

const LEAF = Uint8Array.of(0x00);
/** Filled anew for each node: hashing is synchronous. */
const NODE = new Uint8Array(1 + 2 * HASH_SIZE);
NODE[0] = 0x01;

export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
