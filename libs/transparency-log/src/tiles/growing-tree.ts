import { HASH_SIZE } from '../merkle/hash.ts';
import { rootOf, type Nodes } from '../merkle/tree-proofs.ts';
import { hashAt, rootOfHashes, TILE_HEIGHT, TILE_WIDTH, TileNodes, type TileSource } from './tile.ts';

/** One tile that was touched: its hashes so far. */
export interface WrittenTile {
  readonly level: number;
  readonly n: number;
  readonly hashes: Uint8Array;
}

interface Level {
  /** Hashes of this level so far. */
  count: number;
  /** The hashes of the tile that is not full yet. */
  tail: Buffer;
}

/**
 * The tree as it grows: in memory are only the tiles along its right edge, one for each eight levels. Appending costs one
 * inner hash per leaf on average. Full tiles are handed over once, in `takeFull`; what is not full stays here.
 */
export class GrowingTree implements Nodes {
  readonly #levels: Level[] = [];
  #full: WrittenTile[] = [];

  /** A tree that goes on where the tiles end. */
  static from(size: number, tiles: TileSource): GrowingTree {
    const tree = new GrowingTree();
    for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
      const tail = Buffer.alloc(TILE_WIDTH * HASH_SIZE);
      const inTail = count % TILE_WIDTH;
      const n = Math.floor(count / TILE_WIDTH);
      // Asked as any reader would, so that a tile that is too short is noticed.
      const nodes = new TileNodes(tiles);
      for (let i = 0; i < inTail; i++) tail.set(nodes.node(level * TILE_HEIGHT, n * TILE_WIDTH + i), i * HASH_SIZE);
      tree.#levels.push({ count, tail });
    }
    return tree;
  }

  get size(): number {
    return this.#levels[0]?.count ?? 0;
  }

  root(): Uint8Array {
    return rootOf(this, this.size);
  }

  /** Takes 32 bytes, which are copied. */
  append(hash: Uint8Array): void {
    this.#append(0, hash);
  }

  #append(at: number, hash: Uint8Array): void {
    const level = (this.#levels[at] ??= { count: 0, tail: Buffer.alloc(TILE_WIDTH * HASH_SIZE) });
    const place = level.count % TILE_WIDTH;
    level.tail.set(hash, place * HASH_SIZE);
    level.count++;
    if (place < TILE_WIDTH - 1) return;
    const hashes = level.tail;
    this.#full.push({ level: at, n: level.count / TILE_WIDTH - 1, hashes });
    level.tail = Buffer.alloc(TILE_WIDTH * HASH_SIZE);
    this.#append(at + 1, rootOfHashes(hashes, 0, TILE_HEIGHT));
  }

  /** Tiles that became full since the last call. */
  takeFull(): WrittenTile[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The tiles along the right edge that are not full, as they are now. */
  partial(): WrittenTile[] {
    return this.#levels.flatMap(({ count, tail }, level) => {
      const width = count % TILE_WIDTH;
      if (width === 0) return [];
      return [{ level, n: Math.floor(count / TILE_WIDTH), hashes: Buffer.from(tail.subarray(0, width * HASH_SIZE)) }];
    });
  }

  /** Only nodes of the right edge, which is what a root is made of. */
  node(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const within = level % TILE_HEIGHT;
    const { tail } = this.#levels[tileLevel]!;
    const from = (index * 2 ** within) % TILE_WIDTH;
    return within === 0 ? hashAt(tail, from) : rootOfHashes(tail, from, within);
  }
}
