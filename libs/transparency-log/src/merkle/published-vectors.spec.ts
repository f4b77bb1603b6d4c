import { GrowingTree } from '../tiles/growing-tree.ts';
import { TileNodes } from '../tiles/tile.ts';
import { KeptTiles } from '../testing/kept-tiles.ts';
import { EMPTY_ROOT, leafHash } from './hash.ts';
import { consistencyPath, inclusionPath, rootOf } from './tree-proofs.ts';
import { isConsistent, rootFromInclusion } from './verify-proofs.ts';

/** The eight entries that implementations of RFC 6962 have been checked with since Certificate Transparency began. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];

const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const A = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const B = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const C = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const D = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const E = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const F = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';

/** Leaf (from 0), size, path. */
const PATHS: [number, number, string[]][] = [
  [0, 1, []],
  [0, 8, [A, B, C]],
  [5, 8, [D, E, ROOTS[4]!]],
  [2, 3, [ROOTS[2]!]],
  [1, 5, [ROOTS[1]!, B, D]],
];

const CONSISTENCY: [number, number, string[]][] = [
  [1, 1, []],
  [1, 8, [A, B, C]],
  [6, 8, [F, E, ROOTS[4]!]],
  [2, 5, [B, D]],
];

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hex = (hashes: Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));

describe('The vectors of RFC 6962 and RFC 9162', () => {
  const leaves = ENTRIES.map((entry) => leafHash(bytes(entry)));
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.append(leaf);
  const nodes = new TileNodes(new KeptTiles().take(tree));

  it('give the roots', () => {
    expect(hex([EMPTY_ROOT, ...leaves.map((_, i) => rootOf(nodes, i + 1))])).toEqual(ROOTS);
    expect(hex([tree.root()])).toEqual(ROOTS.slice(8));
  });

  it.each(PATHS)('give the path of leaf %i in a tree of %i', (index, size, expected) => {
    expect(hex(inclusionPath(nodes, index, size))).toEqual(expected);
    const root = rootFromInclusion(index, size, leaves[index]!, expected.map(bytes));
    expect(hex([root!])).toEqual([ROOTS[size]]);
  });

  it.each(CONSISTENCY)('give the consistency of %i and %i', (first, second, expected) => {
    expect(hex(consistencyPath(nodes, first, second))).toEqual(expected);
    const head = (size: number) => ({ size, root: bytes(ROOTS[size]!) });
    expect(isConsistent(head(first), head(second), expected.map(bytes))).toBe(true);
  });
});
