import type { Kysely } from 'kysely';
import { BUCKETS, type Bucket, type CaseFile, inEffectiveOrder, localDate, type Move, movesOf } from '#libs/cases';
import type { BucketColumns } from '../case-status/status-tables.ts';
import type { CaseView, TouchedCase } from '../cases/case-view.ts';
import { CASES_VERSION } from '../cases/version.ts';
import { strict } from '../database/column-types.ts';
import type { Tables } from '../database/database.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

/**
 * What one month did to one line: units that came into each bucket less those that left it. What the line is
 * (campaign, port, manufacturer, model) stands in the table of lines; added up over months it is the stock.
 */
export interface MonthRow extends BucketColumns {
  case_id: string;
  line: number;
  /** `YYYY-MM` of the effective date at the port. */
  month: string;
}

export const MONTH_TABLE: Table<MonthRow> = {
  name: versioned('line_month', CASES_VERSION),
  columns: ['case_id', 'line', 'month', ...BUCKETS],
  key: ['case_id', 'line', 'month'],
};

/** Units by campaign, port, manufacturer, model and month. A late entry or an annulment rewrites its case's months. */
export const unitsByCampaign: CaseView = {
  tables: [MONTH_TABLE.name],
  createTables,
  async write(touched, tx) {
    const moved = touched.filter(movesUnits).map(({ file }) => file);
    if (moved.length === 0) return;
    const known = moved.filter(({ caseId }) =>
      touched.some(({ file, added }) => file.caseId === caseId && added[0]?.event.revision !== 0),
    );
    if (known.length > 0)
      await tx.remove(
        MONTH_TABLE,
        'case_id',
        known.map(({ caseId }) => caseId),
      );
    await tx.insert(MONTH_TABLE, moved.flatMap(monthRows));
  },
};

async function createTables(db: Kysely<Tables>): Promise<void> {
  let create = db.schema
    .createTable(MONTH_TABLE.name)
    .ifNotExists()
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull());
  for (const bucket of BUCKETS) create = create.addColumn(bucket, 'integer', (column) => column.notNull());
  await create
    .addPrimaryKeyConstraint(`${MONTH_TABLE.name}_key`, ['case_id', 'line', 'month'])
    .modifyEnd(strict)
    .execute();
}

const AMENDS = new Set(['Annulled', 'ExclusionRescinded', 'LinesAdded', 'QuantityCorrected']);

function movesUnits({ added }: TouchedCase): boolean {
  return added.some(({ event }) => AMENDS.has(event.type) || movesOf(event).length > 0);
}

/** The months of a case, from its valid events in the order in which they took effect. */
export function monthRows({ caseId, history, state }: CaseFile): MonthRow[] {
  const months = new Map<string, MonthRow>();
  const port = state.opened?.port;
  const add = (line: number, at: string, bucket: Bucket, units: number): void => {
    const month = localDate(at, port).slice(0, 7);
    const key = `${line} ${month}`;
    const row = months.get(key) ?? { case_id: caseId, line, month, ...NO_UNITS };
    row[bucket] += units;
    months.set(key, row);
  };
  for (const event of inEffectiveOrder(history)) {
    if (event.type === 'LinesAdded') {
      for (const { line, counted } of event.data.lines) add(line, event.effectiveAt, 'presented', counted);
    } else if (event.type === 'QuantityCorrected') {
      const { line, counted, previousCount } = event.data;
      add(line, event.effectiveAt, 'presented', counted - previousCount);
    } else {
      for (const { line, from, to, quantity } of movesOf(event) as Move[]) {
        add(line, event.effectiveAt, from, -quantity);
        add(line, event.effectiveAt, to, quantity);
      }
    }
  }
  return [...months.values()];
}

const NO_UNITS = Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0])) as BucketColumns;
