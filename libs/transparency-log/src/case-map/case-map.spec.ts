import fc from 'fast-check';
import { sha256 } from '../merkle/hash.ts';
import { BUCKETS, innerHash, type MapValue, NOTHING, rootFromMapProof, streamKey } from './case-map.ts';
import { type BucketStore, GrowingMap, valueIn } from './growing-map.ts';

class Kept implements BucketStore {
  readonly buckets = new Map<number, { n: number; entries: Uint8Array; hash: Uint8Array }>();
  bucket(n: number): Uint8Array | undefined {
    return this.buckets.get(n)?.entries;
  }
  put(map: GrowingMap, values: [Buffer, MapValue][]): void {
    for (const written of map.update(values, this)) this.buckets.set(written.n, written);
  }
}

/** Keys of few buckets, so that some share one. */
const key = fc.tuple(fc.nat(3), fc.nat(9)).map(([bucket, i]) => {
  const bytes = Buffer.from(sha256(`key ${i}`));
  bytes.writeUInt16BE(bucket * 21_845);
  return bytes;
});
const value = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), fc.nat())
  .map(([number, i]): MapValue => ({ number, hash: sha256(`hash ${i}`) }));
const batches = fc.array(fc.array(fc.tuple(key, value), { maxLength: 12 }), { maxLength: 6 });

/** The root as the definition has it, over all buckets. */
function naiveRoot(kept: Kept): Buffer {
  let level: Buffer[] = Array.from({ length: BUCKETS }, (_, n) => Buffer.from(kept.buckets.get(n)?.hash ?? NOTHING));
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, i) => innerHash(level[2 * i]!, level[2 * i + 1]!));
  return level[0]!;
}

describe('The map of cases', () => {
  it('shows the last value of every key, and of other keys that they are not there', () => {
    fc.assert(
      fc.property(batches, key, value, (given, other, wrong) => {
        const [map, kept] = [new GrowingMap(), new Kept()];
        for (const batch of given) kept.put(map, batch);
        const last = new Map(given.flat().map(([at, set]) => [at.toString('hex'), set]));
        for (const [at, set] of last) {
          const name = Buffer.from(at, 'hex');
          expect(rootFromMapProof(name, set, map.proof(name, kept))).toEqual(map.root());
          expect(valueIn(kept.bucket(name.readUInt16BE()), name)).toMatchObject({ number: set.number });
          if (set.number !== wrong.number) expect(rootFromMapProof(name, wrong, map.proof(name, kept))).toBeUndefined();
          expect(rootFromMapProof(name, undefined, map.proof(name, kept))).toBeUndefined();
        }
        if (!last.has(other.toString('hex'))) {
          expect(rootFromMapProof(other, undefined, map.proof(other, kept))).toEqual(map.root());
          expect(rootFromMapProof(other, wrong, map.proof(other, kept))).toBeUndefined();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has the same root however it came to be, which is that of the definition', () => {
    fc.assert(
      fc.property(batches, (given) => {
        const [map, kept] = [new GrowingMap(), new Kept()];
        for (const batch of given) kept.put(map, batch);
        const [atOnce, others] = [new GrowingMap(), new Kept()];
        others.put(atOnce, given.flat());
        expect(atOnce.root()).toEqual(map.root());
        expect(GrowingMap.from(kept.buckets.values()).root()).toEqual(map.root());
        expect(map.root()).toEqual(naiveRoot(kept));
      }),
      { numRuns: 2 },
    );
  });

  it('of nothing is 32 zero bytes', () => {
    expect(new GrowingMap().root()).toEqual(NOTHING);
  });

  it('is not to be taken in by a bucket that is not sorted, too long or cut', () => {
    const [map, kept] = [new GrowingMap(), new Kept()];
    const last: MapValue = { number: 7n, hash: sha256('leaf') };
    kept.put(map, [[streamKey('case-A'), last]]);
    const proof = map.proof(streamKey('case-A'), kept);
    const { bucket } = proof;
    expect(
      rootFromMapProof(streamKey('case-A'), last, { ...proof, bucket: Buffer.concat([bucket, bucket]) }),
    ).toBeUndefined();
    expect(rootFromMapProof(streamKey('case-A'), last, { ...proof, bucket: bucket.subarray(1) })).toBeUndefined();
    expect(rootFromMapProof(streamKey('case-A'), last, { ...proof, path: proof.path.slice(1) })).toBeUndefined();
  });
});
