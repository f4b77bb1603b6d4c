import type { Kysely } from 'kysely';
import { BUCKETS, type Bucket } from '#libs/cases';
import { CASES_VERSION } from '../cases/version.ts';
import { strict } from '../database/column-types.ts';
import type { Tables } from '../database/database.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

export const MONTHS = 'line_month';

export type In = `${Bucket}_in`;
export type Out = `${Bucket}_out`;
export const into = (bucket: Bucket): In => `${bucket}_in`;
export const outOf = (bucket: Bucket): Out => `${bucket}_out`;

/**
 * What one month did to one line: units that came into each bucket and units that left it. In less out, added up over
 * the months, is what the buckets hold now. What the line is (campaign, port, model) stands in the table of lines.
 */
export interface MonthRow extends Record<In | Out, number> {
  case_id: string;
  line: number;
  /** `YYYY-MM` of the effective date at the port. */
  month: string;
}

export const MONTH_TABLE: Table<MonthRow> = {
  name: versioned(MONTHS, CASES_VERSION),
  columns: ['case_id', 'line', 'month', ...BUCKETS.map(into), ...BUCKETS.map(outOf)],
  key: ['case_id', 'line', 'month'],
};

export async function createMonthTable(db: Kysely<Tables>): Promise<void> {
  let create = db.schema
    .createTable(MONTH_TABLE.name)
    .ifNotExists()
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull());
  for (const column of [...BUCKETS.map(into), ...BUCKETS.map(outOf)])
    create = create.addColumn(column, 'integer', (one) => one.notNull());
  await create
    .addPrimaryKeyConstraint(`${MONTH_TABLE.name}_key`, ['case_id', 'line', 'month'])
    .modifyEnd(strict)
    .execute();
}
