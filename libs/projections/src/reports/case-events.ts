import { sql } from 'kysely';
import { type CaseEvent, type EventType, plusDays } from '#libs/cases';
import { cutoffAt } from '../as-of/moment.ts';
import { eventOf } from '../audit-timeline/event-of.ts';
import { type EventRow, EVENTS, REMARKS } from '../audit-timeline/event-table.ts';
import { CASES } from '../case-status/status-tables.ts';
import { oneOf } from '../queries/one-of.ts';
import type { CaseReader } from '../queries/reader.ts';
import { Breath } from '../runner/breath.ts';
import type { ReportRequest } from './report.ts';

/** Cases whose events may be read in one statement. */
const CHUNK = 50;
/** Events read in one statement: some ms of the thread, for which everybody else waits. */
const PAGE = 500;

/** A case by what reports say of each of its rows. */
export interface ReportedCase {
  readonly case_id: string;
  readonly port: string;
  readonly campaign: string | null;
}

/** An event of a report, and whether it was struck through by then. */
export interface ReportedEvent<T extends EventType = EventType> {
  readonly of: ReportedCase;
  readonly event: CaseEvent<T>;
  /** ISO instant of the recording of its annulment. */
  readonly annulledAt: string | null;
}

/**
 * Events recorded in the period of a request and known by its known time, by case and in the order of recording: of all
 * types, or of some. They are read a page at a time, so neither the size of the log nor that of a case matters.
 */
export async function* reportedEvents(
  reader: CaseReader,
  request: ReportRequest,
  types?: readonly EventType[],
): AsyncGenerator<ReportedEvent> {
  for await (const cases of casesOf(reader, request)) {
    const annulments = await annulmentsIn(reader, cases);
    const byId = new Map(cases.map((one) => [one.case_id, one]));
    for await (const row of eventsIn(reader, [...byId.keys()], types)) {
      const of = byId.get(row.case_id);
      if (!of || !inPeriod(row.recorded_at, of.port, request)) continue;
      const annulledAt = annulments.get(row.event_id) ?? null;
      const known = cutoffAt(request.asOf.known, of.port);
      yield { of, event: eventOf(row), annulledAt: annulledAt !== null && annulledAt <= known ? annulledAt : null };
    }
  }
}

/** Whether what was recorded then is in the period of a request, by the dates of the port, and known by its known time. */
export function inPeriod(recordedAt: string, port: string, { from, to, asOf }: ReportRequest): boolean {
  if (recordedAt > cutoffAt(asOf.known, port)) return false;
  if (from !== undefined && recordedAt <= cutoffAt(plusDays(from, -1), port)) return false;
  return to === undefined || recordedAt <= cutoffAt(to, port);
}

async function* casesOf(reader: CaseReader, { port, campaign }: ReportRequest): AsyncGenerator<ReportedCase[]> {
  const breath = new Breath();
  for (let after = ''; ;) {
    let query = reader
      .selectFrom(CASES)
      .select(['case_id', 'port', 'campaign'])
      .where('case_id', '>', after)
      .orderBy('case_id')
      .limit(CHUNK);
    if (port) query = query.where('port', 'in', oneOf(port));
    if (campaign !== undefined) query = query.where('campaign', '=', campaign);
    const cases = await query.execute();
    const last = cases.at(-1);
    if (!last) return;
    yield cases;
    await breath.take();
    after = last.case_id;
  }
}

async function* eventsIn(
  reader: CaseReader,
  caseIds: readonly string[],
  types: readonly EventType[] | undefined,
): AsyncGenerator<EventRow> {
  const breath = new Breath();
  let left = caseIds;
  let last: EventRow | undefined;
  // Of the case that a page broke off in the rest comes first, sought behind what was read of it.
  for (let goesOn = false; goesOn || left.length > 0;) {
    let query = reader.selectFrom(EVENTS).selectAll();
    query =
      goesOn && last
        ? query.where('case_id', '=', last.case_id).where('revision', '>', last.revision)
        : query.where('case_id', 'in', left);
    if (types) query = query.where('type', 'in', types);
    const page = await query.orderBy('case_id').orderBy('revision').limit(PAGE).execute();
    yield* page;
    await breath.take();
    const whole = page.length < PAGE;
    if (!goesOn && whole) return;
    last = page.at(-1) ?? last;
    left = left.slice(left.indexOf(last?.case_id ?? '') + 1);
    goesOn = !whole;
  }
}

/** When events were annulled, by their ids. */
async function annulmentsIn(reader: CaseReader, cases: readonly ReportedCase[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ readonly event_id: string; readonly at: string }>`
    select event_id, min(at) as at from ${sql.table(REMARKS)}
    where remark = 'annulled' and case_id in (${sql.join(cases.map(({ case_id }) => case_id))})
    group by event_id`.execute(reader);
  return new Map(rows.map(({ event_id, at }) => [event_id, at]));
}
