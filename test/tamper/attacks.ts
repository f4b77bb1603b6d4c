import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { edited, renumbered, type Row, StoreFile } from './store-file.ts';
import type { World } from './world.ts';

/** What a dishonest administrator does to the file of the store, checksums included. */
export interface Attack {
  readonly name: string;
  readonly rows: (rows: Row[]) => Row[];
  /** Place of the first event that differs from what was signed; absent where the end is missing. */
  readonly at?: number;
}

const DAY = 86_400_000_000;
const MIDDLE = 9;

const change = (rows: Row[], at: number, to: (row: Row) => Partial<Row>): Row[] =>
  rows.map((row, i) => (i === at ? { ...row, ...to(row) } : row));
const of = (rows: readonly Row[], type: string): number =>
  rows.findIndex(({ data }, i) => i > 6 && Buffer.from(data).toString().includes(type));

export const ATTACKS: readonly Attack[] = [
  {
    name: 'change one byte of data',
    rows: (rows) => change(rows, of(rows, '"basis":"decision"'), ({ data }) => ({ data: edited(data, '900', '901') })),
  },
  {
    name: 'change one byte of metadata',
    rows: (rows) => change(rows, MIDDLE, ({ metadata }) => ({ metadata: edited(metadata, 'BENCH', 'BENCX') })),
    at: MIDDLE,
  },
  {
    name: 'change the actor',
    rows: (rows) => change(rows, MIDDLE, ({ metadata }) => ({ metadata: edited(metadata, 'officer.', 'another.') })),
    at: MIDDLE,
  },
  {
    name: 'change the effective date',
    rows: (rows) => change(rows, MIDDLE, ({ metadata }) => ({ metadata: edited(metadata, '2025-01', '2024-01') })),
    at: MIDDLE,
  },
  {
    name: 'change the recorded date',
    rows: (rows) => change(rows, MIDDLE, ({ created }) => ({ created: created - DAY })),
    at: MIDDLE,
  },
  { name: 'drop an event', rows: (rows) => renumbered(rows.toSpliced(MIDDLE, 1)), at: MIDDLE },
  {
    name: 'insert an event',
    rows: (rows) => {
      const copy = { ...rows[MIDDLE]!, position: rows[MIDDLE]!.position + 1, id: Buffer.alloc(16, 7) };
      return renumbered(rows.toSpliced(MIDDLE + 1, 0, copy));
    },
    at: MIDDLE + 1,
  },
  {
    name: 'swap two events',
    rows: (rows) => {
      const [one, two] = [rows[MIDDLE]!, rows[MIDDLE + 1]!];
      const { id, type, data, metadata } = one;
      const first = change(rows, MIDDLE, () => ({
        id: two.id,
        type: two.type,
        data: two.data,
        metadata: two.metadata,
      }));
      return change(first, MIDDLE + 1, () => ({ id, type, data, metadata }));
    },
    at: MIDDLE,
  },
  { name: 'truncate', rows: (rows) => rows.slice(0, -5) },
];

/** Carries it out on the file of a store that is not served. */
export function carryOut({ rows }: Attack, world: World): void {
  const file = new StoreFile(world.storeFolder);
  file.replace(rows(file.rows()));
  file.close();
}

/** Takes away everything that could be compared within the office, but keeps the key. */
export function hideTheTraces(world: World): void {
  const file = new StoreFile(world.storeFolder);
  file.forget('transparency-checkpoints');
  file.close();
  for (const name of [
    'transparency-log.sqlite',
    'transparency-log.sqlite-wal',
    'transparency-log.sqlite-shm',
    'checkpoints.jsonl',
    'checkpoint',
  ])
    rmSync(join(world.proofsFolder, name), { force: true });
}
