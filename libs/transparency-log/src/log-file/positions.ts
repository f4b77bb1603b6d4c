import type { DatabaseSync } from 'node:sqlite';
import { TILE_WIDTH } from '../tiles/tile.ts';

const POSITION_SIZE = 8;

/** Where in the store's log each event of the tree lies, so that an event leads to its leaf. */
export class Positions {
  readonly #db: DatabaseSync;
  #pages = new Map<number, Buffer>();
  #size: number;

  private constructor(db: DatabaseSync, size: number) {
    this.#db = db;
    this.#size = size;
  }

  /** Goes on after `size` events. */
  static from(db: DatabaseSync, size: number): Positions {
    const positions = new Positions(db, size);
    const n = Math.floor(size / TILE_WIDTH);
    const row = db.prepare('SELECT positions FROM positions WHERE n = ?').get(n) as
      { positions: Uint8Array } | undefined;
    const page = Buffer.alloc(TILE_WIDTH * POSITION_SIZE);
    page.set(row?.positions ?? []);
    positions.#pages.set(n, page);
    return positions;
  }

  append(position: bigint): void {
    const n = Math.floor(this.#size / TILE_WIDTH);
    let page = this.#pages.get(n);
    if (page === undefined) this.#pages.set(n, (page = Buffer.alloc(TILE_WIDTH * POSITION_SIZE)));
    page.writeBigUInt64BE(position, (this.#size % TILE_WIDTH) * POSITION_SIZE);
    this.#size++;
  }

  /** Within a transaction: what was appended since the last time. */
  write(): void {
    const put = this.#db.prepare('INSERT OR REPLACE INTO positions VALUES (?, ?, ?)');
    const last = Math.floor(this.#size / TILE_WIDTH);
    for (const [n, page] of this.#pages) {
      const count = n < last ? TILE_WIDTH : this.#size % TILE_WIDTH;
      if (count > 0) put.run(n, page.readBigUInt64BE(), page.subarray(0, count * POSITION_SIZE));
    }
    const open = this.#pages.get(last);
    this.#pages = new Map(open ? [[last, open]] : []);
  }
}

/** Which event of the tree lies at this position; nothing when none does. */
export function indexOf(db: DatabaseSync, position: bigint): number | undefined {
  const select = db.prepare('SELECT n, positions FROM positions WHERE first <= ? ORDER BY first DESC LIMIT 1');
  const row = select.get(position) as { n: number; positions: Uint8Array } | undefined;
  if (row === undefined) return undefined;
  const wanted = Buffer.alloc(POSITION_SIZE);
  wanted.writeBigUInt64BE(position);
  for (let at = 0; at < row.positions.byteLength; at += POSITION_SIZE) {
    if (wanted.equals(row.positions.subarray(at, at + POSITION_SIZE))) return row.n * TILE_WIDTH + at / POSITION_SIZE;
  }
  return undefined;
}

/** Where in the store's log the event of a leaf lies; nothing when there is no such leaf. */
export function positionOf(db: DatabaseSync, index: number): bigint | undefined {
  const select = db.prepare('SELECT positions FROM positions WHERE n = ?');
  const row = select.get(Math.floor(index / TILE_WIDTH)) as { positions: Uint8Array } | undefined;
  const at = (index % TILE_WIDTH) * POSITION_SIZE;
  if (row === undefined || at + POSITION_SIZE > row.positions.byteLength) return undefined;
  return Buffer.from(row.positions).readBigUInt64BE(at);
}
