import type { Kysely } from 'kysely';
import { BUCKETS } from '#libs/cases';
import { strict } from '../database/column-types.ts';
import type { Tables } from '../database/database.ts';
import { HISTORY_TABLE, SUBJECT_TABLE } from './history-table.ts';

const TEXT = ['case_id', 'effective_from', 'known_from', 'known_to', 'manufacturer', 'model', 'currency'] as const;
const OPTIONAL_TEXT = ['status', 'latest', 'latest_at', 'held_since', 'next_review_on', 'attested_on', 'locations'];
const WHOLE = ['line', 'revision', 'counted', 'held', 'unit_value', ...BUCKETS] as const;
const OPTIONAL_WHOLE = ['latest_revision', 'attested'] as const;

/** What lines are selected by, each alone; the rest of an index is the order in which they are read. */
const SELECTED = ['campaign', 'port', 'importer', 'manufacturer', 'model'] as const;

export async function createHistoryTables(db: Kysely<Tables>): Promise<void> {
  let history = db.schema.createTable(HISTORY_TABLE.name).ifNotExists();
  for (const name of TEXT) history = history.addColumn(name, 'text', (column) => column.notNull());
  for (const name of OPTIONAL_TEXT) history = history.addColumn(name, 'text');
  for (const name of WHOLE) history = history.addColumn(name, 'integer', (column) => column.notNull());
  for (const name of OPTIONAL_WHOLE) history = history.addColumn(name, 'integer');
  await history
    .addPrimaryKeyConstraint(`${HISTORY_TABLE.name}_key`, HISTORY_TABLE.key as never)
    .modifyEnd(strict)
    .execute();

  let subjects = db.schema.createTable(SUBJECT_TABLE.name).ifNotExists();
  for (const name of ['case_id', 'manufacturer', 'model', 'port'])
    subjects = subjects.addColumn(name, 'text', (column) => column.notNull());
  subjects = subjects.addColumn('line', 'integer', (column) => column.notNull());
  for (const name of ['campaign', 'importer']) subjects = subjects.addColumn(name, 'text');
  await subjects
    .addPrimaryKeyConstraint(`${SUBJECT_TABLE.name}_key`, SUBJECT_TABLE.key as never)
    .modifyEnd(strict)
    .execute();
}

export async function createHistoryIndexes(db: Kysely<Tables>): Promise<void> {
  for (const column of SELECTED)
    await db.schema
      .createIndex(`${SUBJECT_TABLE.name}_by_${column}`)
      .ifNotExists()
      .on(SUBJECT_TABLE.name)
      .columns([...new Set([column, ...SUBJECT_TABLE.key])])
      .execute();
}
