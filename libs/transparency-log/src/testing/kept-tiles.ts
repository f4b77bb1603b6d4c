import type { GrowingTree } from '../tiles/growing-tree.ts';
import type { TileSource } from '../tiles/tile.ts';

/** Tiles in memory, as a file would keep them. */
export class KeptTiles implements TileSource {
  readonly #tiles = new Map<string, Uint8Array>();

  take(tree: GrowingTree): this {
    for (const { level, n, hashes } of [...tree.takeFull(), ...tree.partial()])
      this.#tiles.set(`${level}/${n}`, hashes);
    return this;
  }

  tile(level: number, n: number): Uint8Array | undefined {
    return this.#tiles.get(`${level}/${n}`);
  }
}
