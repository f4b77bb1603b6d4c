import { HASH_SIZE, nodeHash } from '../merkle/hash.ts';
import type { Nodes } from '../merkle/tree-proofs.ts';

/** Levels of the tree in one tile, and hashes along its lower edge, as in C2SP tlog-tiles. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;

/** Where tiles are: the hashes of tile `n` of a level one after the other, 32 bytes each, as many as there are so far. */
export interface TileSource {
  tile(level: number, n: number): Uint8Array | undefined;
}

/** Hash of the i-th of `hashes`, 32 bytes each. */
export function hashAt(hashes: Uint8Array, i: number): Uint8Array {
  return hashes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE);
}

/** Root over 2^level hashes that lie side by side. */
export function rootOfHashes(hashes: Uint8Array, from: number, level: number): Uint8Array {
  if (level === 0) return hashAt(hashes, from);
  const half = 2 ** (level - 1);
  return nodeHash(rootOfHashes(hashes, from, level - 1), rootOfHashes(hashes, from + half, level - 1));
}

/** Tiles lack what lies under them: a node inside one is computed from its lower edge, once, then remembered. */
export class TileNodes implements Nodes {
  readonly #source: TileSource;
  readonly #nodes = new Map<string, Uint8Array>();
  readonly #tiles = new Map<string, Uint8Array>();

  constructor(source: TileSource) {
    this.#source = source;
  }

  node(level: number, index: number): Uint8Array {
    const name = `${level}/${index}`;
    let node = this.#nodes.get(name);
    if (node === undefined) this.#nodes.set(name, (node = this.#compute(level, index)));
    return node;
  }

  #compute(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const within = level % TILE_HEIGHT;
    const first = index * 2 ** within;
    const tile = this.#tile(tileLevel, Math.floor(first / TILE_WIDTH));
    const from = first % TILE_WIDTH;
    if (tile.byteLength < (from + 2 ** within) * HASH_SIZE) throw new TreeIncomplete(tileLevel, index);
    if (within === 0) return hashAt(tile, from);
    return nodeHash(this.node(level - 1, index * 2), this.node(level - 1, index * 2 + 1));
  }

  #tile(level: number, n: number): Uint8Array {
    const name = `${level}/${n}`;
    let tile = this.#tiles.get(name);
    if (tile === undefined) {
      tile = this.#source.tile(level, n);
      if (tile === undefined) throw new TreeIncomplete(level, n);
      this.#tiles.set(name, tile);
    }
    return tile;
  }
}

/** The file of the tree lacks something that its size says is there: it was damaged or cut. */
export class TreeIncomplete extends Error {
  readonly code = 'TREE_INCOMPLETE';

  constructor(level: number, n: number) {
    super(`The tree lacks hashes of tile ${n} of level ${level}.`);
  }
}
