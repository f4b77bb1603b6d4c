import { HASH_SIZE, sha256 } from '../merkle/hash.ts';

/**
 * What is committed for each case: the revision and the leaf of its last event. A dossier that ends there, with every
 * revision before it, is complete. For each campaign: how many cases were opened in it, and a chain over those openings.
 * The map is a binary tree of fixed depth over 65,536 buckets; the README has it byte by byte.
 */
export interface MapValue {
  /** Revision of the last event; of a campaign the number of its cases. */
  readonly number: bigint;
  /** Hash of the leaf of that event; of a campaign the end of its chain. */
  readonly hash: Uint8Array;
}

/** Levels between the root and the buckets. */
export const MAP_DEPTH = 16;
export const BUCKETS = 2 ** MAP_DEPTH;
/** What stands for a part of the map with nothing in it. */
export const NOTHING: Buffer = Buffer.alloc(HASH_SIZE);
/** Bytes of an entry: key, number, hash. */
export const ENTRY_SIZE = HASH_SIZE + 8 + HASH_SIZE;

export const streamKey = (stream: string): Buffer => sha256(`stream:${stream}`);
export const campaignKey = (campaign: string): Buffer => sha256(`campaign:${campaign}`);
export const bucketOf = (key: Uint8Array): number => key[0]! * 256 + key[1]!;

/** What others see of a value: nothing, unless they know it. */
export function valueHash({ number, hash }: MapValue): Buffer {
  const bytes = Buffer.alloc(1 + 8 + HASH_SIZE);
  bytes[0] = 0x04;
  bytes.writeBigUInt64BE(number, 1);
  bytes.set(hash, 9);
  return sha256(bytes);
}

/** Of the entries of a bucket, sorted by key, each its key and the hash of its value. */
export function bucketHash(shown: Uint8Array): Buffer {
  if (shown.byteLength === 0) return NOTHING;
  return sha256(Buffer.concat([Uint8Array.of(0x02), shown]));
}

export function innerHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (NOTHING.equals(left) && NOTHING.equals(right)) return NOTHING;
  return sha256(Buffer.concat([Uint8Array.of(0x03), left, right]));
}

/** The next end of a campaign's chain, after one more case was opened in it. */
export function chained(hash: Uint8Array, opening: Uint8Array): Buffer {
  return sha256(Buffer.concat([Uint8Array.of(0x05), hash, opening]));
}

/** Shows what the map holds under a key, or that it holds nothing. */
export interface MapProof {
  /** The entries of the bucket: each key followed by the hash of its value. */
  readonly bucket: Uint8Array;
  /** From the bucket's sibling up to the child of the root. */
  readonly path: readonly Uint8Array[];
}

const SHOWN_SIZE = 2 * HASH_SIZE;

/**
 * The root that a proof leads to, if it shows this value under this key, or without a value that there is none; nothing when
 * it shows something else or cannot be a proof.
 */
export function rootFromMapProof(
  key: Uint8Array,
  value: MapValue | undefined,
  proof: MapProof,
): Uint8Array | undefined {
  const { bucket, path } = proof;
  if (path.length !== MAP_DEPTH || path.some((hash) => hash.byteLength !== HASH_SIZE)) return undefined;
  if (bucket.byteLength % SHOWN_SIZE !== 0) return undefined;
  const keys = Array.from({ length: bucket.byteLength / SHOWN_SIZE }, (_, i) =>
    bucket.subarray(i * SHOWN_SIZE, i * SHOWN_SIZE + HASH_SIZE),
  );
  if (keys.some((one, i) => i > 0 && Buffer.compare(keys[i - 1]!, one) >= 0)) return undefined;
  const at = keys.findIndex((one) => Buffer.compare(one, key) === 0);
  if ((value === undefined) !== at < 0) return undefined;
  if (value !== undefined) {
    const shown = bucket.subarray(at * SHOWN_SIZE + HASH_SIZE, (at + 1) * SHOWN_SIZE);
    if (Buffer.compare(shown, valueHash(value)) !== 0) return undefined;
  }
  let root: Uint8Array = bucketHash(bucket);
  for (let i = 0, place = bucketOf(key); i < MAP_DEPTH; i++, place >>= 1) {
    const sibling = path[i]!;
    root = place & 1 ? innerHash(sibling, root) : innerHash(root, sibling);
  }
  return root;
}
