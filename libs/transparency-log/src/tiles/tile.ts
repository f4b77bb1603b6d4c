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

/** The nodes over one tile: it holds its lower edge only, and what lies above is computed once, when it is asked for. */
export class TileTree {
  readonly #hashes: Uint8Array;
  /** By their number in the tile, counted as in a heap: the root is 1, the children of n are 2n and 2n + 1. */
  readonly #nodes = new Array<Uint8Array | undefined>(TILE_WIDTH);

  constructor(hashes: Uint8Array) {
    this.#hashes = hashes;
  }

  /** With nothing to come any more: a full tile never changes. */
  get isFull(): boolean {
    return this.#hashes.byteLength === TILE_WIDTH * HASH_SIZE;
  }

  has(level: number, i: number): boolean {
    return (i + 1) * 2 ** level * HASH_SIZE <= this.#hashes.byteLength;
  }

  /** The i-th node, `level` above the lower edge. */
  node(level: number, i: number): Uint8Array {
    if (level === 0) return hashAt(this.#hashes, i);
    const number = 2 ** (TILE_HEIGHT - level) + i;
    return (this.#nodes[number] ??= nodeHash(this.node(level - 1, i * 2), this.node(level - 1, i * 2 + 1)));
  }
}

/** Upper tiles that were computed already, for whoever asks again: they are on the way to every leaf. Bounded. */
export class KnownTiles {
  readonly #tiles = new Map<string, TileTree>();

  get(name: string): TileTree | undefined {
    return this.#tiles.get(name);
  }

  /** A full tile never changes, and of the lowest there are too many. */
  learn(name: string, level: number, tile: TileTree): void {
    if (level === 0 || !tile.isFull) return;
    if (this.#tiles.size >= MOST_KNOWN) this.#tiles.clear();
    this.#tiles.set(name, tile);
  }
}

/** Of some tens of KiB each; a million leaves have 16. */
const MOST_KNOWN = 256;

/** The nodes of a tree that is kept in tiles. */
export class TileNodes implements Nodes {
  readonly #source: TileSource;
  readonly #known: KnownTiles;
  readonly #tiles = new Map<string, TileTree>();

  constructor(source: TileSource, known = new KnownTiles()) {
    this.#source = source;
    this.#known = known;
  }

  node(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const within = level % TILE_HEIGHT;
    const inATile = TILE_WIDTH / 2 ** within;
    const tile = this.#tile(tileLevel, Math.floor(index / inATile));
    if (!tile.has(within, index % inATile)) throw new TreeIncomplete(tileLevel, index);
    return tile.node(within, index % inATile);
  }

  #tile(level: number, n: number): TileTree {
    const name = `${level}/${n}`;
    let tile = this.#tiles.get(name) ?? this.#known.get(name);
    if (tile === undefined) {
      const hashes = this.#source.tile(level, n);
      if (hashes === undefined) throw new TreeIncomplete(level, n);
      tile = new TileTree(hashes);
      this.#known.learn(name, level, tile);
    }
    this.#tiles.set(name, tile);
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
