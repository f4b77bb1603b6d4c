import { leafHash } from '../merkle/hash.ts';
import { inclusionPath } from '../merkle/tree-proofs.ts';
import { rootFromInclusion } from '../merkle/verify-proofs.ts';
import { KeptTiles } from '../testing/kept-tiles.ts';
import { GrowingTree } from './growing-tree.ts';
import { TileNodes, TreeIncomplete } from './tile.ts';

const leaf = (i: number) => leafHash(`entry ${i}`);

describe('A growing tree', () => {
  it('goes on from its tiles wherever it stopped, also in the third level of tiles', () => {
    const whole = new GrowingTree();
    const tiles = new KeptTiles();
    let cut = new GrowingTree();
    for (let i = 0; i < 66_100; i++) {
      whole.append(leaf(i));
      cut.append(leaf(i));
      if (i % 4_999 === 0 || i === 65_535 || i === 255) cut = GrowingTree.from(cut.size, tiles.take(cut));
    }
    expect(cut.size).toBe(66_100);
    expect(cut.root()).toEqual(whole.root());
    const nodes = new TileNodes(tiles.take(cut));
    for (const i of [0, 255, 256, 65_535, 65_536, 66_099]) {
      expect(rootFromInclusion(i, 66_100, leaf(i), inclusionPath(nodes, i, 66_100))).toEqual(whole.root());
    }
  });

  it('notices a tile that is missing or too short', () => {
    const tree = new GrowingTree();
    for (let i = 0; i < 300; i++) tree.append(leaf(i));
    const kept = new KeptTiles().take(tree);
    const without = (n: number) => ({
      tile: (level: number, at: number) => (level === 0 && at === n ? undefined : kept.tile(level, at)),
    });
    expect(() => inclusionPath(new TileNodes(without(0)), 3, 300)).toThrow(TreeIncomplete);
    expect(() => GrowingTree.from(300, without(1))).toThrow(TreeIncomplete);
    expect(() => GrowingTree.from(301, kept)).toThrow(TreeIncomplete);
  });
});
