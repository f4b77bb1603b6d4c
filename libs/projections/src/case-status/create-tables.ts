import type { ColumnDataType, Kysely } from 'kysely';
import { BUCKETS } from '#libs/cases';
import { int64, strict } from '../database/column-types.ts';
import type { Tables } from '../database/database.ts';
import { CASE_TABLE, DOCUMENT_TABLE, LINE_TABLE, NUMBER_TABLE, SERIAL_TABLE } from './status-tables.ts';

/** Columns that lists are sorted by, besides the case id. */
const SORTED = ['held_since', 'held', 'value_held', 'opened_at', 'next_review_on', 'changed_at'];
/**
 * Columns of few values, or of ranges, that lists are narrowed to. An index on one of them alone would leave a quarter of all cases to be
 * sorted for one page; so they stand behind the sorted column in its index, which is walked in order and gives the page as
 * soon as enough of its entries match, without a look at the rows that do not.
 */
const NARROWED = ['status', 'posture', 'lifecycle', 'port', 'agency', 'campaign', 'held_since'];

export async function createStatusTables(db: Kysely<Tables>): Promise<void> {
  await table(db, CASE_TABLE.name, {
    key: ['case_id'],
    text: ['case_id', 'posture', 'lifecycle', 'port', 'opened_at', 'changed_at', 'search'],
    optional: [
      'status',
      'campaign',
      'agency',
      'importer',
      'entry_number',
      'held_since',
      'next_review_on',
      'next_deadline_on',
    ],
    whole: ['revision', 'counted', 'held', 'value_counted', 'value_held', ...BUCKETS],
    long: ['position'],
  });
  await table(db, DOCUMENT_TABLE.name, { key: ['case_id'], text: ['case_id', 'document'] });
  await table(db, LINE_TABLE.name, {
    key: ['case_id', 'line'],
    text: ['case_id', 'port', 'manufacturer', 'model', 'currency'],
    optional: ['status', 'campaign'],
    whole: ['line', 'counted', 'held', 'unit_value', ...BUCKETS],
  });
  await table(db, SERIAL_TABLE.name, {
    key: ['case_id', 'serial'],
    text: ['serial', 'case_id', 'bucket'],
    whole: ['line'],
  });
  await table(db, NUMBER_TABLE.name, { key: ['case_id', 'number'], text: ['number', 'case_id'] });
}

export async function createStatusIndexes(db: Kysely<Tables>): Promise<void> {
  await index(db, CASE_TABLE.name, ['case_id', ...NARROWED]);
  for (const column of SORTED)
    await index(db, CASE_TABLE.name, [column, 'case_id', ...NARROWED.filter((other) => other !== column)]);
  await index(db, CASE_TABLE.name, ['importer', 'case_id']);
  await index(db, CASE_TABLE.name, ['entry_number']);
  await index(db, SERIAL_TABLE.name, ['serial']);
  await index(db, NUMBER_TABLE.name, ['number']);
  await index(db, LINE_TABLE.name, ['currency']);
  await index(db, LINE_TABLE.name, ['model', 'case_id']);
  await index(db, LINE_TABLE.name, ['manufacturer', 'case_id']);
}

interface Columns {
  readonly key: readonly string[];
  readonly text?: readonly string[];
  readonly optional?: readonly string[];
  readonly whole?: readonly string[];
  readonly long?: readonly string[];
}

async function table(db: Kysely<Tables>, name: string, { key, text, optional, whole, long }: Columns): Promise<void> {
  let create = db.schema.createTable(name).ifNotExists();
  const add = (columns: readonly string[] | undefined, type: ColumnDataType | typeof int64, notNull: boolean): void => {
    for (const column of columns ?? [])
      create = create.addColumn(column, type, (one) => (notNull ? one.notNull() : one));
  };
  add(text, 'text', true);
  add(optional, 'text', false);
  add(whole, 'integer', true);
  add(long, int64, true);
  await create
    .addPrimaryKeyConstraint(`${name}_key`, key as never)
    .modifyEnd(strict)
    .execute();
}

async function index(db: Kysely<Tables>, on: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(`${on}_by_${columns[0]}`).ifNotExists().on(on).columns(columns).execute();
}
