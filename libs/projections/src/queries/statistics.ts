import { sql } from 'kysely';
import { BUCKETS } from '#libs/cases';
import type { BucketColumns } from '../case-status/status-tables.ts';
import type { CaseReader } from './reader.ts';

/** What statistics may be broken down by. */
export const DIMENSIONS = ['campaign', 'port', 'manufacturer', 'model', 'status', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface StatisticsFilter {
  readonly campaign?: string;
  readonly port?: string;
  readonly manufacturer?: string;
  readonly model?: string;
}

/** Units now, by the dimensions asked for. By month it is what the month changed, not the stock. */
export interface StatisticsRow extends Partial<Record<Dimension, string | null>>, BucketColumns {
  /** Lines that count here; absent by month. */
  readonly lines?: number;
  readonly cases: number;
  readonly counted?: number;
  readonly held?: number;
  /** Minor units of US dollars; absent by month. */
  readonly valueCounted?: number;
  readonly valueHeld?: number;
}

/** Sums over lines, grouped; statistics are derived from events and never typed. */
export function statistics(
  reader: CaseReader,
  by: readonly Dimension[],
  filter: StatisticsFilter,
): Promise<StatisticsRow[]> {
  return by.includes('month') ? changesByMonth(reader, by, filter) : stockNow(reader, by, filter);
}

async function stockNow(
  reader: CaseReader,
  by: readonly Dimension[],
  filter: StatisticsFilter,
): Promise<StatisticsRow[]> {
  const dimensions = by.map((one) => sql.ref(`case_line_v1.${one}`));
  const sums = BUCKETS.map((bucket) => sql<number>`sum(case_line_v1.${sql.ref(bucket)})`.as(bucket));
  let query = reader
    .selectFrom('case_line_v1')
    .select([
      ...by.map((one, index) => (dimensions[index] as ReturnType<typeof sql.ref>).as(one)),
      sql<number>`count(*)`.as('lines'),
      sql<number>`count(distinct case_line_v1.case_id)`.as('cases'),
      sql<number>`sum(case_line_v1.counted)`.as('counted'),
      sql<number>`sum(case_line_v1.held)`.as('held'),
      sql<number>`sum(case_line_v1.counted * case_line_v1.unit_value)`.as('valueCounted'),
      sql<number>`sum(case_line_v1.held * case_line_v1.unit_value)`.as('valueHeld'),
      ...sums,
    ]);
  for (const [column, value] of given(filter)) query = query.where(`case_line_v1.${column}`, '=', value);
  for (const dimension of dimensions) query = query.groupBy(dimension).orderBy(dimension);
  const rows = (await query.execute()) as StatisticsRow[];
  return rows.filter(({ lines }) => lines !== 0);
}

async function changesByMonth(
  reader: CaseReader,
  by: readonly Dimension[],
  filter: StatisticsFilter,
): Promise<StatisticsRow[]> {
  const columns = by.map((one) => sql.ref(one === 'month' ? 'line_month_v1.month' : `case_line_v1.${one}`));
  const sums = BUCKETS.map((bucket) => sql<number>`sum(line_month_v1.${sql.ref(bucket)})`.as(bucket));
  let query = reader
    .selectFrom('line_month_v1')
    .innerJoin('case_line_v1', (join) =>
      join
        .onRef('case_line_v1.case_id', '=', 'line_month_v1.case_id')
        .onRef('case_line_v1.line', '=', 'line_month_v1.line'),
    )
    .select([
      ...by.map((one, index) => (columns[index] as ReturnType<typeof sql.ref>).as(one)),
      sql<number>`count(distinct line_month_v1.case_id)`.as('cases'),
      ...sums,
    ]);
  for (const [column, value] of given(filter)) query = query.where(`case_line_v1.${column}`, '=', value);
  for (const column of columns) query = query.groupBy(column).orderBy(column);
  return (await query.execute()) as StatisticsRow[];
}

function given(filter: StatisticsFilter): (readonly [keyof StatisticsFilter, string])[] {
  const columns = ['campaign', 'port', 'manufacturer', 'model'] as const;
  return columns.flatMap((column) => (filter[column] === undefined ? [] : [[column, filter[column]] as const]));
}
