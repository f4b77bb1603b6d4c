import fc from 'fast-check';
import { KeptTiles } from '../testing/kept-tiles.ts';
import { mth, path, proof } from '../testing/naive-tree.ts';
import { GrowingTree } from '../tiles/growing-tree.ts';
import { TileNodes } from '../tiles/tile.ts';
import { leafHash, sameHash } from './hash.ts';
import { consistencyPath, inclusionPath, rootOf } from './tree-proofs.ts';
import { isConsistent, rootFromInclusion } from './verify-proofs.ts';

const ENTRIES = Array.from({ length: 1_500 }, (_, i) => Buffer.from(`entry ${i}`));
const LEAVES = ENTRIES.map((entry) => leafHash(entry));

function treeOf(leaves: readonly Uint8Array[]): TileNodes {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.append(leaf);
  return new TileNodes(new KeptTiles().take(tree));
}

const nodes = treeOf(LEAVES);
const size = fc.integer({ min: 1, max: ENTRIES.length });
const indexAndSize = size.chain((n) => fc.tuple(fc.nat(n - 1), fc.constant(n)));
const twoSizes = size.chain((n) => fc.tuple(fc.integer({ min: 1, max: n }), fc.constant(n)));
const head = (n: number) => ({ size: n, root: rootOf(nodes, n) });
/** One of the hashes with one bit turned. */
const bent = (hashes: readonly Uint8Array[], which: number): Uint8Array[] =>
  hashes.map((hash, i) => {
    const copy = Buffer.from(hash);
    if (i === which % hashes.length) copy[which % 32]! ^= 1 << (which % 8);
    return copy;
  });

describe('Proofs of the tree', () => {
  it('have the roots, paths and consistency proofs of the recursive definitions', () => {
    fc.assert(
      fc.property(indexAndSize, twoSizes, ([index, n], [first, second]) => {
        expect(rootOf(nodes, n)).toEqual(mth(ENTRIES.slice(0, n)));
        expect(inclusionPath(nodes, index, n)).toEqual(path(index, ENTRIES.slice(0, n)));
        expect(consistencyPath(nodes, first, second)).toEqual(proof(first, ENTRIES.slice(0, second)));
      }),
      { numRuns: 60 },
    );
  });

  it('lead every leaf to the root, and no other leaf, place, size or bent path', () => {
    fc.assert(
      fc.property(indexAndSize, fc.nat(), ([index, n], which) => {
        const root = rootOf(nodes, n);
        const hashes = inclusionPath(nodes, index, n);
        const leads = (...[at, of, leaf, along]: Parameters<typeof rootFromInclusion>) => {
          const found = rootFromInclusion(at, of, leaf, along);
          return found !== undefined && sameHash(found, root);
        };
        expect(leads(index, n, LEAVES[index]!, hashes)).toBe(true);
        expect(leads(index, n, LEAVES[(index + 1) % ENTRIES.length]!, hashes)).toBe(false);
        expect(leads(index, n, LEAVES[index]!, [...hashes, root])).toBe(false);
        if (hashes.length === 0) return;
        expect(leads(index ^ 1, n, LEAVES[index]!, hashes)).toBe(false);
        expect(leads(index, n, LEAVES[index]!, bent(hashes, which))).toBe(false);
        expect(leads(index, n, LEAVES[index]!, hashes.slice(1))).toBe(false);
      }),
    );
  });

  it('show that one tree is the beginning of another, and of no other one', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ([first, second], which) => {
        const hashes = consistencyPath(nodes, first, second);
        expect(isConsistent(head(first), head(second), hashes)).toBe(true);
        const changed = LEAVES.map((leaf, i) => (i === which % first ? leafHash('changed') : leaf));
        const fork = { size: second, root: rootOf(treeOf(changed), second) };
        expect(isConsistent(head(first), fork, hashes)).toBe(false);
        expect(isConsistent(head(first), fork, consistencyPath(treeOf(changed), first, second))).toBe(false);
        if (hashes.length > 0) expect(isConsistent(head(first), head(second), bent(hashes, which))).toBe(false);
        if (first !== second) expect(isConsistent(head(second), head(first), hashes)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('let the empty tree be the beginning of every one', () => {
    expect(isConsistent({ size: 0, root: mth([]) }, head(7), [])).toBe(true);
    expect(isConsistent({ size: 0, root: LEAVES[0]! }, head(7), [])).toBe(false);
  });

  it('refuse leaves and sizes that are not there', () => {
    expect(() => inclusionPath(nodes, 5, 5)).toThrow(RangeError);
    expect(() => consistencyPath(nodes, 6, 5)).toThrow(RangeError);
    expect(rootFromInclusion(5, 5, LEAVES[0]!, [])).toBeUndefined();
    expect(isConsistent(head(6), head(5), [])).toBe(false);
  });
});
