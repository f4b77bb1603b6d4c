import { expressionBuilder, type RawBuilder, sql } from 'kysely';
import { type Amounts, type Bucket, BUCKETS, type Buckets } from '#libs/cases';
import { LINES } from '../case-status/status-tables.ts';
import { type In, into, type MonthRow, MONTHS, type Out, outOf } from '../units-by-campaign/month-table.ts';
import { oneOf } from './one-of.ts';
import type { CaseReader, CaseTables } from './reader.ts';

/** What statistics may be broken down by. */
export const DIMENSIONS = ['campaign', 'port', 'manufacturer', 'model', 'status', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const FILTERS = ['campaign', 'manufacturer', 'model'] as const;
export type StatisticsFilter = { readonly [Column in (typeof FILTERS)[number]]?: string } & {
  readonly port?: readonly string[];
};

type Broken = Partial<Record<Dimension, string | null>>;

/** Units in their buckets now, and what they are worth, for one combination of the dimensions asked for. */
export interface StockRow extends Broken, Buckets {
  readonly cases: number;
  readonly lines: number;
  readonly counted: number;
  readonly held: number;
  /** Minor units by currency. */
  readonly value: { readonly counted: Amounts; readonly held: Amounts };
}

/** What changed in a month: the buckets hold what came in less what left, `in` and `out` hold each by itself. */
export interface ChangeRow extends Broken, Buckets {
  readonly cases: number;
  readonly in: Buckets;
  readonly out: Buckets;
}

export type StatisticsRow = StockRow | ChangeRow;

/** Sums over lines, grouped; statistics are derived from events and never typed. */
export function statistics(
  reader: CaseReader,
  by: readonly Dimension[],
  filter: StatisticsFilter,
): Promise<StatisticsRow[]> {
  return by.includes('month') ? changesByMonth(reader, by, filter) : stockNow(reader, by, filter);
}

async function stockNow(reader: CaseReader, by: readonly Dimension[], filter: StatisticsFilter): Promise<StockRow[]> {
  const used = await reader.selectFrom(LINES).select('currency').distinct().execute();
  const currencies = used.map(({ currency }) => currency).sort();
  const worth = (of: 'counted' | 'held') =>
    currencies.map((currency) => sql`sum(${sql.ref(of)} * unit_value) filter (where currency = ${currency})`);
  const { fn } = expressionBuilder<CaseTables, typeof LINES>();
  const sums = ['counted', 'held', ...BUCKETS].map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`);
  const { rows } = await sql<Omit<StockRow, 'value'> & { readonly worth: string }>`
    select ${listed(by)} count(distinct case_id) as cases, count(*) as lines, ${sql.join(sums)},
      ${fn('json_array', [...worth('counted'), ...worth('held')])} as worth
    from ${sql.table(LINES)} ${matching(filter)} ${grouped(by)}`.execute(reader);
  return rows
    .filter(({ lines }) => lines > 0)
    .map(({ worth, ...row }) => ({ ...row, value: valueOf(currencies, worth) }));
}

/** @param worth JSON of the counted value in each currency, then of the held one; null where no line has that currency */
function valueOf(currencies: readonly string[], worth: string): StockRow['value'] {
  const amounts = JSON.parse(worth) as (number | null)[];
  const from = (start: number) =>
    Object.fromEntries(
      currencies.flatMap((currency, index) => {
        const amount = amounts[start + index];
        return amount === null || amount === undefined ? [] : [[currency, amount]];
      }),
    );
  return { counted: from(0), held: from(currencies.length) };
}

async function changesByMonth(
  reader: CaseReader,
  by: readonly Dimension[],
  filter: StatisticsFilter,
): Promise<ChangeRow[]> {
  type Sums = Broken & { readonly cases: number } & Pick<MonthRow, In | Out>;
  const columns = BUCKETS.flatMap((bucket) => [into(bucket), outOf(bucket)]);
  const sums = sql.join(columns.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`));
  const { rows } = await sql<Sums>`
    select ${listed(by)} count(distinct case_id) as cases, ${sums}
    from ${sql.table(MONTHS)} join ${sql.table(LINES)} using (case_id, line) ${matching(filter)} ${grouped(by)}`.execute(
    reader,
  );
  return rows.map((row) => {
    const each = (count: (bucket: Bucket) => number) =>
      Object.fromEntries(BUCKETS.map((bucket) => [bucket, count(bucket)])) as Buckets;
    return {
      ...(Object.fromEntries(by.map((dimension) => [dimension, row[dimension]])) as Broken),
      cases: row.cases,
      ...each((bucket) => row[into(bucket)] - row[outOf(bucket)]),
      in: each((bucket) => row[into(bucket)]),
      out: each((bucket) => row[outOf(bucket)]),
    };
  });
}

function listed(by: readonly string[]): RawBuilder<unknown> {
  return by.length === 0 ? sql`` : sql`${sql.join(by.map((column) => sql.ref(column)))},`;
}

function matching(filter: StatisticsFilter): RawBuilder<unknown> {
  const given = FILTERS.flatMap((column) => {
    const wanted = filter[column];
    return wanted === undefined ? [] : [sql`${sql.ref(column)} = ${wanted}`];
  });
  if (filter.port) given.push(sql`port in (${sql.join(oneOf(filter.port))})`);
  return given.length === 0 ? sql`` : sql`where ${sql.join(given, sql` and `)}`;
}

function grouped(by: readonly string[]): RawBuilder<unknown> {
  if (by.length === 0) return sql``;
  const columns = by.map((column) => sql.ref(column));
  // Databases do not agree where nothing comes in an order.
  const ordered = columns.map((column) => sql`${column} nulls first`);
  return sql`group by ${sql.join(columns)} order by ${sql.join(ordered)}`;
}
