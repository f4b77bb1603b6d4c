import type { SelectQueryBuilder } from 'kysely';
import { beginningSql } from '../as-of/moment.ts';
import { CASES, LINES, type StatusRow } from '../case-status/status-tables.ts';
import { unsought } from '../database/spelling.ts';
import { importersBeginning } from './importers.ts';
import { oneOf } from './one-of.ts';
import type { CaseReader, CaseTables } from './reader.ts';

/** What a list of cases may be narrowed to; all that are given must hold. */
export interface CaseFilter {
  readonly status?: readonly string[];
  readonly posture?: readonly string[];
  readonly lifecycle?: readonly string[];
  /** None at all selects nothing. */
  readonly port?: readonly string[];
  readonly campaign?: string;
  /** The agency that asked for the case. */
  readonly agency?: string;
  /** What the name of the importer begins with. */
  readonly importer?: string;
  /** Of at least one line; with `model` of the same line. */
  readonly manufacturer?: string;
  readonly model?: string;
  /** ISO instants, or dates at the port: held since then or later, held since before then. */
  readonly heldSinceFrom?: string;
  readonly heldSinceTo?: string;
  /** Local dates: a review, or the next legal deadline, is due on that day or before it. */
  readonly reviewDueBy?: string;
  readonly deadlineDueBy?: string;
  /** Words that all have to occur, each anywhere in a word. */
  readonly text?: string;
}

/** Stands for cases that have no status yet. */
export const NO_STATUS = 'None';

export type CaseQuery = SelectQueryBuilder<CaseTables, typeof CASES, StatusRow>;

/** A filter with the names of the importer that it asks for, as cases have them. */
export interface NamedFilter extends Omit<CaseFilter, 'importer'> {
  readonly importers?: readonly string[];
}

export async function named(reader: CaseReader, { importer, ...filter }: CaseFilter): Promise<NamedFilter> {
  return importer === undefined ? filter : { ...filter, importers: await importersBeginning(reader, importer) };
}

export function narrowed(query: CaseQuery, filter: NamedFilter): CaseQuery {
  let narrow = withStatus(query, filter.status);
  for (const column of ['posture', 'lifecycle'] as const) {
    const wanted = filter[column];
    if (wanted?.length) narrow = narrow.where(column, 'in', wanted);
  }
  if (filter.port) narrow = narrow.where('port', 'in', oneOf(filter.port));
  if (filter.importers) narrow = narrow.where('importer', 'in', oneOf(filter.importers));
  for (const column of ['campaign', 'agency'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) narrow = narrow.where(column, '=', wanted);
  }
  if (filter.heldSinceFrom)
    narrow = narrow.where(unsought('held_since'), '>=', beginningSql(filter.heldSinceFrom, 'port'));
  if (filter.heldSinceTo) narrow = narrow.where(unsought('held_since'), '<', beginningSql(filter.heldSinceTo, 'port'));
  if (filter.reviewDueBy) narrow = narrow.where(unsought('next_review_on'), '<=', filter.reviewDueBy);
  if (filter.deadlineDueBy) narrow = narrow.where(unsought('next_deadline_on'), '<=', filter.deadlineDueBy);
  return withGoods(withWords(narrow, filter.text), filter);
}

function withStatus(query: CaseQuery, wanted: readonly string[] | undefined): CaseQuery {
  if (!wanted?.length) return query;
  if (!wanted.includes(NO_STATUS)) return query.where('status', 'in', wanted);
  const named = wanted.filter((one) => one !== NO_STATUS);
  return query.where(({ eb, or }) =>
    or([eb('status', 'is', null), ...(named.length > 0 ? [eb('status', 'in', named)] : [])]),
  );
}

/** Looks through the text of every case that the rest of the filter leaves; no pattern characters, just text. */
function withWords(query: CaseQuery, text = ''): CaseQuery {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.reduce(
    (narrow, word) => narrow.where(({ eb, fn, val }) => eb(fn<number>('instr', ['search', val(word)]), '>', 0)),
    query,
  );
}

function withGoods(query: CaseQuery, { manufacturer, model }: NamedFilter): CaseQuery {
  if (manufacturer === undefined && model === undefined) return query;
  return query.where(({ exists, selectFrom }) => {
    let lines = selectFrom(LINES).select(`${LINES}.line`).whereRef(`${LINES}.case_id`, '=', `${CASES}.case_id`);
    if (manufacturer !== undefined) lines = lines.where('manufacturer', '=', manufacturer);
    if (model !== undefined) lines = lines.where('model', '=', model);
    return exists(lines);
  });
}
