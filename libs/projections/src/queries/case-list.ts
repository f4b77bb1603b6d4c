import { CASES, DOCUMENTS, type DocumentRow, type StatusRow } from '../case-status/status-tables.ts';
import { unsought } from '../database/spelling.ts';
import { type CaseFilter, type CaseQuery, named, type NamedFilter, narrowed } from './case-filter.ts';
import { encodeCursor, type PageEnd, type SortKind } from './cursor.ts';
import type { CaseReader } from './reader.ts';

/** What a list may be sorted by, and the column it stands for. */
export const SORT_COLUMNS = {
  caseId: 'case_id',
  heldSince: 'held_since',
  held: 'held',
  value: 'value_held',
  openedAt: 'opened_at',
  nextReviewOn: 'next_review_on',
  changedAt: 'changed_at',
} as const;
export type CaseSort = keyof typeof SORT_COLUMNS;
const NULLABLE: ReadonlySet<CaseSort> = new Set(['heldSince', 'nextReviewOn']);
const NUMBERS: ReadonlySet<CaseSort> = new Set(['held', 'value']);

/** A case in a list: what it is found by, and the whole of it as JSON of a CaseDocument. */
export interface CaseRow extends StatusRow, DocumentRow {}

export interface CasePage {
  readonly rows: readonly CaseRow[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** Where a page begins and ends. */
export interface PageRequest {
  readonly sort: CaseSort;
  readonly descending: boolean;
  readonly after?: PageEnd;
  readonly limit: number;
}

/** Name that ties a cursor to its sorting. */
export function listName(sort: CaseSort, descending: boolean): string {
  return `${sort}${descending ? '-' : '+'}`;
}

export function sortKind(sort: CaseSort): SortKind {
  return NUMBERS.has(sort) ? 'number' : 'text';
}

/**
 * A page of cases. Those without a value to sort by come last, whichever the direction: they are a list of their own
 * behind the other, so that each is read in the order of an index, and no page has to be sorted or counted off.
 */
export async function listCases(reader: CaseReader, asked: CaseFilter, page: PageRequest): Promise<CasePage> {
  const filter = await named(reader, asked);
  const { sort, descending, limit, after } = page;
  const rows: CaseRow[] = [];
  if (after?.value !== null) rows.push(...(await withValue(reader, filter, page)));
  if (NULLABLE.has(sort) && rows.length <= limit) rows.push(...(await withoutValue(reader, filter, page, rows.length)));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || !last) return { rows: shown };
  const end = { value: last[SORT_COLUMNS[sort]], caseId: last.case_id };
  return { rows: shown, next: encodeCursor(listName(sort, descending), end) };
}

function withValue(reader: CaseReader, filter: NamedFilter, page: PageRequest): Promise<CaseRow[]> {
  const { sort, descending, after, limit } = page;
  const column = SORT_COLUMNS[sort];
  let query = narrowed(reader.selectFrom(CASES).selectAll(), filter);
  if (NULLABLE.has(sort)) query = query.where(column, 'is not', null);
  const beyond = descending ? '<' : '>';
  if (after && column === 'case_id') query = query.where('case_id', beyond, after.caseId);
  else if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple(column, 'case_id'), beyond, tuple(after.value as never, after.caseId)),
    );
  const order = column === 'case_id' ? [column] : ([column, 'case_id'] as const);
  return inOrder(reader, query, { order, descending, limit: limit + 1, searched: isSearched(filter) });
}

function withoutValue(reader: CaseReader, filter: NamedFilter, page: PageRequest, shown: number): Promise<CaseRow[]> {
  const { sort, descending, after, limit } = page;
  let query = narrowed(reader.selectFrom(CASES).selectAll(), filter).where(SORT_COLUMNS[sort], 'is', null);
  if (after?.value === null) query = query.where('case_id', descending ? '<' : '>', after.caseId);
  const searched = isSearched(filter);
  return inOrder(reader, query, { order: ['case_id'], descending, limit: limit + 1 - shown, searched });
}

function isSearched({ text }: NamedFilter): boolean {
  return text !== undefined && text.trim() !== '';
}

interface Order {
  readonly order: readonly (typeof SORT_COLUMNS)[CaseSort][];
  readonly descending: boolean;
  readonly limit: number;
  /** Then every row is looked at, and quickest as the rows lie: to fetch them in the order of an index takes ten times as long. */
  readonly searched: boolean;
}

/** Reads only the documents of the page, and in the same statement, so that both are of one moment. */
function inOrder(
  reader: CaseReader,
  query: CaseQuery,
  { order, descending, limit, searched }: Order,
): Promise<CaseRow[]> {
  const direction = descending ? 'desc' : 'asc';
  const page = order.reduce(
    (ordered, column) => ordered.orderBy(searched ? unsought(column) : column, direction),
    query,
  );
  const rows = reader
    .selectFrom(page.limit(limit).as('page'))
    .innerJoin(DOCUMENTS, `${DOCUMENTS}.case_id`, 'page.case_id')
    .selectAll('page')
    .select(`${DOCUMENTS}.document`);
  return order.reduce((ordered, column) => ordered.orderBy(`page.${column}`, direction), rows).execute();
}
