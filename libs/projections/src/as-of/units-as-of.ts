import { type Amounts, type Buckets, BUCKETS, EMPTY_BUCKETS, localDate } from '#libs/cases';
import { sameImporter } from '../queries/importers.ts';
import type { CaseReader } from '../queries/reader.ts';
import { type LineAsOf, linesAsOf } from './lines-as-of.ts';
import { type AsOf, cutoffAt } from './moment.ts';
import type { Selection } from './selection.ts';

/** What units may be broken down by. */
export const UNIT_DIMENSIONS = ['campaign', 'port', 'importer', 'manufacturer', 'model', 'status'] as const;
export type UnitDimension = (typeof UNIT_DIMENSIONS)[number];

/** Days for which units had been held, from the first to the last of a band; the last band has no end. */
export const AGE_BANDS = [
  { name: '0-30', from: 0 },
  { name: '31-60', from: 31 },
  { name: '61-90', from: 61 },
  { name: '91-180', from: 91 },
  { name: '181-365', from: 181 },
  { name: '366+', from: 366 },
] as const;
export type AgeBand = (typeof AGE_BANDS)[number]['name'];

/** Units in their buckets as of a moment, what they were worth and how long they had been held. */
export interface UnitsRow extends Partial<Record<UnitDimension, string | null>>, Buckets {
  readonly cases: number;
  readonly lines: number;
  readonly counted: number;
  readonly held: number;
  /** Minor units by currency. */
  readonly value: { readonly counted: Amounts; readonly held: Amounts };
  /** Held units by the days for which some of their line had been held. */
  readonly ageing: Readonly<Record<AgeBand, number>>;
  readonly heldSince?: string;
}

/** Sums over the lines of a selection; a page of lines at a time, however many there are. */
export async function unitsAsOf(
  reader: CaseReader,
  by: readonly UnitDimension[],
  selection: Selection,
  asOf: AsOf,
): Promise<UnitsRow[]> {
  const groups = new Map<string, Group>();
  for await (const page of linesAsOf(reader, selection, asOf)) {
    for (const line of page) {
      const key = JSON.stringify(by.map((dimension) => sameFor(dimension, line)));
      let group = groups.get(key);
      if (!group) groups.set(key, (group = emptyGroup(by, line)));
      add(group, line, asOf);
    }
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => rowOf(group));
}

/** An importer is one in whatever way the name was written; the row has the name of the first case. */
function sameFor(dimension: UnitDimension, line: LineAsOf): string | null {
  return dimension === 'importer' ? sameImporter(line.importer) : line[dimension];
}

interface Group {
  readonly of: UnitsRow;
  readonly sums: Record<string, number>;
  readonly counted: Record<string, number>;
  readonly held: Record<string, number>;
  readonly ageing: Record<AgeBand, number>;
  cases: number;
  /** Lines come in the order of their cases, so the last one tells whether a case is new. */
  lastCase: string;
  heldSince: string | undefined;
}

function emptyGroup(by: readonly UnitDimension[], line: LineAsOf): Group {
  return {
    of: Object.fromEntries(by.map((dimension) => [dimension, line[dimension]])) as unknown as UnitsRow,
    sums: { lines: 0, counted: 0, held: 0, ...EMPTY_BUCKETS },
    counted: {},
    held: {},
    ageing: Object.fromEntries(AGE_BANDS.map(({ name }) => [name, 0])) as Record<AgeBand, number>,
    cases: 0,
    lastCase: '',
    heldSince: undefined,
  };
}

function add(group: Group, line: LineAsOf, { effective }: AsOf): void {
  const { sums, counted, held, ageing } = group;
  sums['lines'] = (sums['lines'] ?? 0) + 1;
  for (const column of ['counted', 'held', ...BUCKETS] as const) sums[column] = (sums[column] ?? 0) + line[column];
  counted[line.currency] = (counted[line.currency] ?? 0) + line.counted * line.unit_value;
  held[line.currency] = (held[line.currency] ?? 0) + line.held * line.unit_value;
  if (group.lastCase !== line.case_id) group.cases++;
  group.lastCase = line.case_id;
  if (line.held_since === null) return;
  ageing[ageBand(daysHeld(line, effective))] += line.held;
  if (group.heldSince === undefined || line.held_since < group.heldSince) group.heldSince = line.held_since;
}

/** Whole days between the local dates at the port, so that a day counts from its midnight there. */
export function daysHeld({ held_since, port }: Pick<LineAsOf, 'held_since' | 'port'>, effective: string): number {
  if (held_since === null) return 0;
  const date = (instant: string): number => Date.parse(localDate(instant, port));
  return Math.round((date(cutoffAt(effective, port)) - date(held_since)) / 86_400_000);
}

export function ageBand(days: number): AgeBand {
  return AGE_BANDS.findLast(({ from }) => days >= from)?.name ?? AGE_BANDS[0].name;
}

function rowOf({ of, sums, counted, held, ageing, cases, heldSince }: Group): UnitsRow {
  const value = { counted, held };
  return { ...of, cases, ...sums, value, ageing, ...(heldSince !== undefined && { heldSince }) };
}
