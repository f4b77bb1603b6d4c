import { type CaseFile, emptyFile } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import type { CaseTable } from '../cases/case-view.ts';
import { CASE_VIEWS } from '../cases/cases-model.ts';
import { caseIdsOf, foldBatch } from '../cases/fold-batch.ts';
import type { ProjectionDatabase, Tables } from '../database/database.ts';
import { viewOf } from '../runner/serving.ts';
import { CaseSpool } from './case-spool.ts';
import { type Difference, differences } from './differences.ts';
import { keyOf, type Row, RowsInMemory } from './rows-in-memory.ts';

/** What is in memory at a time. */
export interface Bounds {
  /** Compared in one query: so many cases, or fewer that have so many events. */
  readonly cases: number;
  readonly events: number;
  /** Ids of cases that are asked for at a time. */
  readonly page: number;
}

const BOUNDS: Bounds = { cases: 200, events: 5_000, page: 1_000 };

type Live = Pick<ProjectionDatabase, 'reader'>;

/**
 * Folds a log from zero and compares each row that comes of it with the live read models. They must have reached the end
 * of these events and must not move meanwhile, or what was not yet, or just now, folded is named as well.
 *
 * The log is read once and put in order of its cases on disk, so that no more is in memory at a time than some cases
 * with their rows, however long the log is and however much of it differs.
 * @param events the whole log, oldest first; other streams than those of cases are passed over.
 * @param compared called now and then with the number of events that were folded and compared since the last time
 * @yields what differs, row by row and column by column; nothing when the read models are right.
 */
export async function* verifyCases(
  database: Live,
  events: AsyncIterable<StoredEvent> | Iterable<StoredEvent>,
  compared: (events: number) => void = () => undefined,
  bounds = BOUNDS,
): AsyncGenerator<Difference> {
  const spool = await CaseSpool.of(events);
  try {
    let after = '';
    for (const cases of inChunks(spool.cases(), bounds)) {
      const ids = cases.flatMap(caseIdsOf);
      yield* differingRows(database, cases, ids);
      yield* surplusCases(database, ids, bounds.page, after, ids.at(-1));
      after = ids.at(-1)!;
      compared(cases.flat().length);
    }
    yield* surplusCases(database, [], bounds.page, after);
  } finally {
    spool.close();
  }
}

const tables: readonly CaseTable[] = CASE_VIEWS.flatMap((view) => view.tables);

function* inChunks(cases: Iterable<StoredEvent[]>, most: Bounds): Generator<StoredEvent[][]> {
  let chunk: StoredEvent[][] = [];
  let events = 0;
  for (const own of cases) {
    if (chunk.length === most.cases || (chunk.length > 0 && events + own.length > most.events)) {
      yield chunk;
      chunk = [];
      events = 0;
    }
    chunk.push(own);
    events += own.length;
  }
  if (chunk.length > 0) yield chunk;
}

async function* differingRows(
  database: Live,
  cases: readonly StoredEvent[][],
  ids: readonly string[],
): AsyncGenerator<Difference> {
  const right = await folded(cases);
  for (const { name, key } of tables) {
    const view = viewOf(name);
    const live: Row[] = await anyTable(database, view).selectAll().where('case_id', 'in', ids).execute();
    yield* differences(view, right.of(name), new Map(live.map((row) => [keyOf(key, row), row])));
  }
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

/** Cases behind one id and up to another that the read models have and the log, which has these alone there, does not. */
async function* surplusCases(
  database: Live,
  ids: readonly string[],
  page: number,
  after: string,
  upTo?: string,
): AsyncGenerator<Difference> {
  const known = new Set(ids);
  for (const table of tables.map(({ name }) => viewOf(name))) {
    for (let from: string | undefined = after; from !== undefined;) {
      let query = anyTable(database, table).select('case_id').distinct().where('case_id', '>', from);
      if (upTo !== undefined) query = query.where('case_id', '<=', upTo);
      const rows: { case_id: string }[] = await query.orderBy('case_id').limit(page).execute();
      for (const { case_id: key } of rows) if (!known.has(key)) yield { table, key, problem: 'surplus' };
      from = rows.length < page ? undefined : rows.at(-1)!.case_id;
    }
  }
}

function anyTable({ reader }: Live, name: string) {
  return reader.$extendTables<Tables & Record<string, { case_id: string }>>().selectFrom(name);
}
