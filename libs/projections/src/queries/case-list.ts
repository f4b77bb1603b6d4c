import type { SelectQueryBuilder } from 'kysely';
import type { CaseTables, CaseReader } from './reader.ts';
import { encodeCursor, type PageEnd } from './cursor.ts';
import type { CaseRow } from '../case-status/status-tables.ts';

/** What a list of cases may be narrowed to; all that are given must hold. */
export interface CaseFilter {
  readonly status?: readonly string[];
  readonly posture?: readonly string[];
  readonly lifecycle?: readonly string[];
  readonly port?: readonly string[];
  readonly campaign?: string;
  readonly agency?: string;
  readonly importer?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  /** ISO instants or dates: held since then or later, held since before then. */
  readonly heldSinceFrom?: string;
  readonly heldSinceTo?: string;
  /** Words that all have to occur. */
  readonly text?: string;
}

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

export interface CasePage {
  readonly rows: readonly CaseRow[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

type Query = SelectQueryBuilder<CaseTables, 'case_status_v1', CaseRow>;

/** Name that ties a cursor to its sorting. */
export function listName(sort: CaseSort, descending: boolean): string {
  return `${sort}${descending ? '-' : '+'}`;
}

/** A page of cases; rows without a value of the sort column come last, whichever the direction. */
export async function listCases(
  reader: CaseReader,
  filter: CaseFilter,
  page: { readonly sort: CaseSort; readonly descending: boolean; readonly after?: PageEnd; readonly limit: number },
): Promise<CasePage> {
  const { sort, descending, limit, after } = page;
  const column = SORT_COLUMNS[sort];
  const direction = descending ? 'desc' : 'asc';
  let query = narrowed(reader.selectFrom('case_status_v1').selectAll(), filter);
  if (after) query = behind(query, column, descending, after);
  if (column !== 'case_id')
    query = query.orderBy(column, (order) => (descending ? order.desc() : order.asc()).nullsLast());
  const rows = await query
    .orderBy('case_id', direction)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || !last) return { rows: shown };
  const end = { value: last[column], caseId: last.case_id };
  return { rows: shown, next: encodeCursor(listName(sort, descending), end) };
}

function behind(
  query: Query,
  column: (typeof SORT_COLUMNS)[CaseSort],
  descending: boolean,
  { value, caseId }: PageEnd,
): Query {
  const beyond = descending ? '<' : '>';
  if (column === 'case_id') return query.where('case_id', beyond, caseId);
  if (value === null) return query.where(column, 'is', null).where('case_id', beyond, caseId);
  return query.where(({ eb, or, and }) =>
    or([
      eb(column, beyond, value as never),
      eb(column, 'is', null),
      and([eb(column, '=', value as never), eb('case_id', beyond, caseId)]),
    ]),
  );
}

function narrowed(query: Query, filter: CaseFilter): Query {
  let narrow = query;
  for (const column of ['status', 'posture', 'lifecycle', 'port'] as const) {
    const wanted = filter[column];
    if (!wanted?.length) continue;
    narrow = narrow.where(({ eb, or }) => {
      const named = eb(
        column,
        'in',
        wanted.filter((one) => one !== NO_STATUS),
      );
      return column === 'status' && wanted.includes(NO_STATUS) ? or([named, eb('status', 'is', null)]) : named;
    });
  }
  for (const column of ['campaign', 'agency', 'importer'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) narrow = narrow.where(column, '=', wanted);
  }
  if (filter.heldSinceFrom) narrow = narrow.where('held_since', '>=', filter.heldSinceFrom);
  if (filter.heldSinceTo) narrow = narrow.where('held_since', '<', filter.heldSinceTo);
  for (const word of (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean)) {
    narrow = narrow.where('search', 'like', `%${word.replaceAll(/[%_]/g, ' ')}%`);
  }
  return withGoods(narrow, filter);
}

/** Cases with at least one line of these goods. */
function withGoods(query: Query, { manufacturer, model }: CaseFilter): Query {
  if (manufacturer === undefined && model === undefined) return query;
  return query.where(({ exists, selectFrom }) => {
    let lines = selectFrom('case_line_v1')
      .select('line')
      .whereRef('case_line_v1.case_id', '=', 'case_status_v1.case_id');
    if (manufacturer !== undefined) lines = lines.where('manufacturer', '=', manufacturer);
    if (model !== undefined) lines = lines.where('model', '=', model);
    return exists(lines);
  });
}

/** Stands for cases that have no status yet. */
export const NO_STATUS = 'None';
