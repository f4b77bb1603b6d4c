import { type RawBuilder, sql } from 'kysely';
import { HISTORY, type HistoryRow, type SubjectRow, SUBJECTS } from '../history/history-table.ts';
import { importersBeginning } from '../queries/importers.ts';
import { oneOf } from '../queries/one-of.ts';
import type { CaseReader } from '../queries/reader.ts';
import { Breath } from '../runner/breath.ts';
import { type AsOf, cutoffSql } from './moment.ts';
import { type Selection, SELECTION_COLUMNS } from './selection.ts';

/** A line as it was, with what it is selected by. */
export type LineAsOf = HistoryRow & Pick<SubjectRow, 'port' | 'campaign' | 'importer'>;

type SubjectKey = readonly [caseId: string, line: number, manufacturer: string, model: string];

/** Lines looked at in one statement: a few ms of the thread. */
const PAGE = 500;

/** The lines of a selection as of a moment, in the order of case and line, a page at a time. */
export async function* linesAsOf(
  reader: CaseReader,
  selection: Selection,
  asOf: AsOf,
): AsyncGenerator<readonly LineAsOf[]> {
  for await (const [lines] of linesAsOfEach(reader, selection, [asOf])) if (lines?.length) yield lines;
}

/**
 * The same lines as of several moments: a page of each at a time. For each line that ever was, its step is sought in the
 * key of the history: how long that is, and how many other lines there are, does not matter. What was known at an instant
 * of the past stays so, so pages that are read one after the other belong together.
 */
export async function* linesAsOfEach(
  reader: CaseReader,
  selection: Selection,
  moments: readonly AsOf[],
): AsyncGenerator<readonly (readonly LineAsOf[])[]> {
  const chosen = await chosenBy(reader, selection);
  const breath = new Breath();
  for (let after: SubjectKey | undefined; ;) {
    const subjects = await subjectPage(reader, chosen, after);
    const last = subjects.at(-1);
    if (!last) return;
    const pages: (readonly LineAsOf[])[] = [];
    for (const asOf of moments) {
      pages.push(await pageAsOf(reader, chosen, asOf, { after, last: keyOf(last) }));
      await breath.take();
    }
    yield pages;
    if (subjects.length < PAGE) return;
    after = keyOf(last);
  }
}

/** The lines of one case as of a moment. */
export async function linesOfCaseAsOf(reader: CaseReader, caseId: string, asOf: AsOf): Promise<readonly LineAsOf[]> {
  return pageAsOf(reader, await chosenBy(reader, { caseId }), asOf, {});
}

function keyOf({ case_id, line, manufacturer, model }: SubjectRow): SubjectKey {
  return [case_id, line, manufacturer, model];
}

async function subjectPage(
  reader: CaseReader,
  chosen: Conditions,
  after: SubjectKey | undefined,
): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select s.* from ${sql.table(SUBJECTS)} s ${where([...chosen, ...beyond(after)])}
    order by s.case_id, s.line, s.manufacturer, s.model limit ${PAGE}`.execute(reader);
  return rows;
}

async function pageAsOf(
  reader: CaseReader,
  chosen: Conditions,
  { effective, known }: AsOf,
  { after, last }: { after?: SubjectKey | undefined; last?: SubjectKey },
): Promise<LineAsOf[]> {
  const within = [...chosen, ...beyond(after), ...(last ? [sql`${SUBJECT_KEY} <= (${sql.join(last)})`] : [])];
  const { rows } = await sql<LineAsOf>`
    select h.*, s.port, s.campaign, s.importer
    from ${sql.table(SUBJECTS)} s
    join ${sql.table(HISTORY)} h on h.case_id = s.case_id and h.line = s.line
      and h.manufacturer = s.manufacturer and h.model = s.model
      and (h.effective_from, h.revision, h.known_from) = (
        select x.effective_from, x.revision, x.known_from from ${sql.table(HISTORY)} x
        where x.case_id = s.case_id and x.line = s.line and x.effective_from <= ${cutoffSql(effective, 's.port')}
          and x.known_from <= ${cutoffSql(known, 's.port')} and x.known_to > ${cutoffSql(known, 's.port')}
        order by x.effective_from desc, x.revision desc limit 1)
    ${where(within)}
    order by s.case_id, s.line, s.manufacturer, s.model`.execute(reader);
  return rows;
}

const SUBJECT_KEY = sql`(s.case_id, s.line, s.manufacturer, s.model)`;

function beyond(after: SubjectKey | undefined): RawBuilder<unknown>[] {
  return after ? [sql`${SUBJECT_KEY} > (${sql.join(after)})`] : [];
}

type Conditions = readonly RawBuilder<unknown>[];

async function chosenBy(reader: CaseReader, { importer, ...others }: Selection): Promise<Conditions> {
  const selection = {
    ...others,
    ...(importer !== undefined && { importer: await importersBeginning(reader, importer) }),
  };
  return Object.entries(SELECTION_COLUMNS).flatMap(([name, column]) => {
    const wanted = selection[name as keyof typeof selection];
    if (wanted === undefined) return [];
    const ref = sql.ref(`s.${column}`);
    return [typeof wanted === 'string' ? sql`${ref} = ${wanted}` : sql`${ref} in (${sql.join(oneOf(wanted))})`];
  });
}

function where(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}
