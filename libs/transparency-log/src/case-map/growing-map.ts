import { HASH_SIZE } from '../merkle/hash.ts';
import {
  bucketHash,
  bucketOf,
  BUCKETS,
  ENTRY_SIZE,
  innerHash,
  MAP_DEPTH,
  type MapProof,
  type MapValue,
  valueHash,
} from './case-map.ts';

/** Where buckets are kept: their entries, sorted by key, each key, number (8 bytes) and hash. */
export interface BucketStore {
  bucket(n: number): Uint8Array | undefined;
}

/** A bucket as it has become. */
export interface WrittenBucket {
  readonly n: number;
  readonly entries: Uint8Array;
  readonly hash: Uint8Array;
}

/** The upper part of the map in memory (4 MB): a heap of hashes with the root at 1 and the buckets from 65,536 on. */
export class GrowingMap {
  readonly #hashes = Buffer.alloc(2 * BUCKETS * HASH_SIZE);

  static from(buckets: Iterable<{ readonly n: number; readonly hash: Uint8Array }>): GrowingMap {
    const map = new GrowingMap();
    map.take(buckets);
    return map;
  }

  /** Takes buckets as somebody else has written them. */
  take(buckets: Iterable<{ readonly n: number; readonly hash: Uint8Array }>): void {
    const touched: number[] = [];
    for (const { n, hash } of buckets) {
      this.#set(BUCKETS + n, hash);
      touched.push(n);
    }
    this.#climb(touched);
  }

  root(): Uint8Array {
    return Buffer.from(this.#at(1));
  }

  /** Takes what has become of some keys; answers the buckets that changed. */
  update(values: Iterable<readonly [key: Buffer, value: MapValue]>, store: BucketStore): WrittenBucket[] {
    const changes = new Map<number, (readonly [Buffer, MapValue])[]>();
    for (const change of values) {
      const n = bucketOf(change[0]);
      const same = changes.get(n);
      if (same) same.push(change);
      else changes.set(n, [change]);
    }
    const written: WrittenBucket[] = [];
    for (const [n, changed] of changes) {
      const entries = merged(store.bucket(n), changed);
      const hash = bucketHash(shown(entries));
      this.#set(BUCKETS + n, hash);
      written.push({ n, entries, hash });
    }
    this.#climb([...changes.keys()]);
    return written;
  }

  /** What the map shows of a key. */
  proof(key: Uint8Array, store: BucketStore): MapProof {
    const n = bucketOf(key);
    const path: Uint8Array[] = [];
    for (let at = BUCKETS + n; at > 1; at >>= 1) path.push(Buffer.from(this.#at(at ^ 1)));
    return { bucket: shown(store.bucket(n)), path };
  }

  #climb(buckets: readonly number[]): void {
    let level = buckets.map((n) => BUCKETS + n);
    for (let i = 0; i < MAP_DEPTH; i++) {
      level = [...new Set(level.map((at) => at >> 1))];
      for (const at of level) this.#set(at, innerHash(this.#at(2 * at), this.#at(2 * at + 1)));
    }
  }

  #at(place: number): Uint8Array {
    return this.#hashes.subarray(place * HASH_SIZE, (place + 1) * HASH_SIZE);
  }

  #set(place: number, hash: Uint8Array): void {
    this.#hashes.set(hash, place * HASH_SIZE);
  }
}

/** The value of a key in a bucket's entries. */
export function valueIn(entries: Uint8Array | undefined, key: Uint8Array): MapValue | undefined {
  for (const [at, number, hash] of eachEntry(entries)) if (Buffer.compare(at, key) === 0) return { number, hash };
  return undefined;
}

function merged(before: Uint8Array | undefined, changes: readonly (readonly [Buffer, MapValue])[]): Uint8Array {
  const entries = new Map<string, readonly [Uint8Array, MapValue]>();
  for (const [key, number, hash] of eachEntry(before)) entries.set(hex(key), [key, { number, hash }]);
  for (const [key, value] of changes) entries.set(hex(key), [key, value]);
  const sorted = [...entries.values()].sort(([one], [other]) => Buffer.compare(one, other));
  const bytes = Buffer.alloc(sorted.length * ENTRY_SIZE);
  sorted.forEach(([key, { number, hash }], i) => {
    bytes.set(key, i * ENTRY_SIZE);
    bytes.writeBigUInt64BE(number, i * ENTRY_SIZE + HASH_SIZE);
    bytes.set(hash, i * ENTRY_SIZE + HASH_SIZE + 8);
  });
  return bytes;
}

/** The entries as proofs show them: of each value only its hash. */
function shown(entries: Uint8Array | undefined): Uint8Array {
  return Buffer.concat([...eachEntry(entries)].flatMap(([key, number, hash]) => [key, valueHash({ number, hash })]));
}

function* eachEntry(entries: Uint8Array | undefined): Generator<[key: Uint8Array, number: bigint, hash: Uint8Array]> {
  if (entries === undefined) return;
  const bytes = Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength);
  for (let at = 0; at < bytes.length; at += ENTRY_SIZE) {
    const number = bytes.readBigUInt64BE(at + HASH_SIZE);
    yield [bytes.subarray(at, at + HASH_SIZE), number, bytes.subarray(at + HASH_SIZE + 8, at + ENTRY_SIZE)];
  }
}

function hex(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}
