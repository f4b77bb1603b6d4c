import { type CaseFile, CASE_STREAM_PREFIX, emptyFile } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import type { CaseTable } from '../cases/case-view.ts';
import { CASE_VIEWS } from '../cases/cases-model.ts';
import { caseIdsOf, foldBatch } from '../cases/fold-batch.ts';
import type { ProjectionDatabase, Tables } from '../database/database.ts';
import { viewOf } from '../runner/serving.ts';
import { type Difference, differences } from './differences.ts';
import { keyOf, type Row, RowsInMemory } from './rows-in-memory.ts';

/** Cases compared in one query. */
const CHUNK = 200;

/**
 * Folds a log from zero, in memory, and compares each row that comes of it with the live read models. They must have
 * reached the end of these events and must not move meanwhile, or what was not yet, or just now, folded is named as well.
 * @param events the whole log, oldest first; other streams than those of cases are passed over.
 * @returns what differs, row by row and column by column; nothing when the read models are right.
 */
export async function verifyCases(
  database: ProjectionDatabase,
  events: AsyncIterable<StoredEvent> | Iterable<StoredEvent>,
): Promise<Difference[]> {
  const byCase = new Map<string, StoredEvent[]>();
  for await (const event of events) {
    if (!event.stream.startsWith(CASE_STREAM_PREFIX)) continue;
    const own = byCase.get(event.stream);
    if (own) own.push(event);
    else byCase.set(event.stream, [event]);
  }
  const found: Difference[] = [];
  const cases = [...byCase.values()];
  for (let from = 0; from < cases.length; from += CHUNK)
    found.push(...(await compared(database, cases.slice(from, from + CHUNK))));
  const known = new Set(cases.flatMap(caseIdsOf));
  return [...found, ...(await casesWithoutEvents(database, known))];
}

const tables: readonly CaseTable[] = CASE_VIEWS.flatMap((view) => view.tables);

async function compared(database: ProjectionDatabase, cases: readonly StoredEvent[][]): Promise<Difference[]> {
  const ids = cases.flatMap(caseIdsOf);
  const right = await folded(cases);
  const found: Difference[] = [];
  for (const { name, key } of tables) {
    const view = viewOf(name);
    const live = await liveRows(database, view, ids);
    found.push(...differences(view, right.of(name), new Map(live.map((row) => [keyOf(key, row), row]))));
  }
  return found;
}

/** Each case as one batch of all its events: no batches, no cache, no row of before to be wrong about. */
async function folded(cases: readonly StoredEvent[][]): Promise<RowsInMemory> {
  const rows = new RowsInMemory();
  for (const events of cases) {
    const files = new Map<string, CaseFile>(caseIdsOf(events).map((id) => [id, emptyFile(id)]));
    for (const view of CASE_VIEWS) await view.write(foldBatch(files, events), rows);
  }
  return rows;
}

async function casesWithoutEvents(database: ProjectionDatabase, known: ReadonlySet<string>): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const name of tables.map((table) => viewOf(table.name))) {
    const rows = await anyTable(database, name).select('case_id').distinct().execute();
    for (const { case_id } of rows)
      if (!known.has(case_id)) found.push({ table: name, key: case_id, problem: 'surplus' });
  }
  return found;
}

async function liveRows(database: ProjectionDatabase, table: string, caseIds: readonly string[]): Promise<Row[]> {
  return anyTable(database, table).selectAll().where('case_id', 'in', caseIds).execute();
}

function anyTable({ reader }: ProjectionDatabase, name: string) {
  return reader.$extendTables<Tables & Record<string, { case_id: string }>>().selectFrom(name);
}
