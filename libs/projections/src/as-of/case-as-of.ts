import {
  type AccountEntry,
  type CaseOpenedData,
  lifecycleFrom,
  type lifecycleOf,
  type RestsOn,
  type LeftOutReason,
  specOf,
  type Standing,
  stateAsOf,
} from '#libs/cases';
import { eventOf } from '../audit-timeline/event-of.ts';
import { EVENTS } from '../audit-timeline/event-table.ts';
import { type CaseDocument, caseDocument } from '../case-status/case-document.ts';
import type { CaseReader } from '../queries/reader.ts';
import { accountAsOf, type EventEntries, eventEntries, momentAt, type MomentThere } from './event-entries.ts';
import { type LineAsOfDocument, lineAsOfDocument, standingOfLines, worthOf } from './line-document.ts';
import { linesOfCaseAsOf } from './lines-as-of.ts';
import type { AsOf } from './moment.ts';

/** An event in the account of a state. */
export interface AccountedEvent {
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly title: string;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  /** Ids of rescissions that took some of its units back. */
  readonly reducedBy?: readonly string[];
  /** Why it is left out, and the ids of the events that took it out. */
  readonly reason?: LeftOutReason;
  readonly by?: readonly string[];
}

/** What a state rests on, and what it leaves out. Every event of the case is in one of the two. */
export interface AccountDocument {
  readonly restsOn: readonly AccountedEvent[];
  readonly leftOut: readonly AccountedEvent[];
}

/** A case as it was. */
export interface CaseAsOf extends Standing, Partial<CaseOpenedData> {
  readonly caseId: string;
  readonly asOf: MomentThere;
  /** False where, as was known then, the case had not been opened. */
  readonly exists: boolean;
  /** Of the last event known; absent where none was. */
  readonly revision?: number;
  readonly lifecycle: ReturnType<typeof lifecycleOf>;
  readonly openedAt?: string;
  readonly changedAt?: string;
  readonly closedAt?: string;
  readonly value: CaseDocument['value'];
  readonly nextReviewOn?: string;
  readonly lines: readonly (LineAsOfDocument | CaseDocument['lines'][number])[];
  readonly events: AccountDocument;
}

/**
 * A case as of a moment, from its history rows; nothing when there is no such case.
 * @param full adds what the rows do not hold (holds, seizures, notices, elections, deadlines ...), folded from the case's
 * own events: the document that `GET /cases/{id}` would have shown.
 */
export async function caseAsOf(
  reader: CaseReader,
  caseId: string,
  asOf: AsOf,
  full: boolean,
): Promise<CaseAsOf | undefined> {
  const found = await eventEntries(reader, caseId);
  if (!found) return undefined;
  const moment = momentAt(asOf, found.port);
  const account = accountAsOf(found, asOf);
  const own = full
    ? await folded(reader, caseId, moment)
    : await standing(reader, caseId, asOf, found, account.restsOn);
  return {
    caseId,
    asOf: moment,
    exists: account.restsOn.some(({ event }) => event.type === 'CaseOpened'),
    ...own,
    events: {
      restsOn: account.restsOn.map(({ event, ...more }) => ({ ...accounted(event), ...more })),
      leftOut: account.leftOut.map(({ event, ...more }) => ({ ...accounted(event), ...more })),
    },
  };
}

type Own = Omit<CaseAsOf, 'caseId' | 'asOf' | 'exists' | 'events'>;

async function standing(
  reader: CaseReader,
  caseId: string,
  asOf: AsOf,
  { port, opening, entries }: EventEntries,
  restsOn: readonly RestsOn<AccountEntry>[],
): Promise<Own> {
  const rows = await linesOfCaseAsOf(reader, caseId, asOf);
  const { knownAt } = momentAt(asOf, port);
  const lastKnown = entries.findLast(({ recordedAt }) => recordedAt <= knownAt);
  const opened = restsOn.find(({ event }) => event.type === 'CaseOpened')?.event;
  const closing = restsOn.findLast(({ event: { type } }) => type === 'CaseClosed' || type === 'CaseReopened')?.event;
  const closedAt = closing?.type === 'CaseClosed' ? closing.effectiveAt : undefined;
  const reviews = rows.flatMap(({ next_review_on }) => next_review_on ?? []).sort();
  const sum = standingOfLines(rows);
  return {
    ...(opened && (opening as unknown as CaseOpenedData)),
    ...sum,
    lifecycle: lifecycleFrom(sum.buckets, closedAt !== undefined),
    ...(lastKnown && { revision: lastKnown.revision, changedAt: lastKnown.recordedAt }),
    ...(opened && { openedAt: opened.effectiveAt }),
    ...(closedAt !== undefined && { closedAt }),
    value: worthOf(rows),
    ...(reviews[0] !== undefined && { nextReviewOn: reviews[0] }),
    lines: rows.map(lineAsOfDocument),
  };
}

async function folded(reader: CaseReader, caseId: string, moment: MomentThere): Promise<Own> {
  const rows = await reader.selectFrom(EVENTS).selectAll().where('case_id', '=', caseId).orderBy('revision').execute();
  const history = rows.map(eventOf);
  const known = history.filter(({ recordedAt }) => recordedAt <= moment.knownAt);
  const state = stateAsOf(history, moment);
  const last = known.at(-1);
  const file = { caseId, revision: last?.revision ?? -1, history: known, lastEffect: '', state };
  return caseDocument(file) ?? { ...standingOfLines([]), lifecycle: 'Open', value: worthOf([]), lines: [] };
}

function accounted({ revision, eventId, type, effectiveAt, recordedAt }: AccountEntry): AccountedEvent {
  return { revision, eventId, type, title: specOf(type).title, effectiveAt, recordedAt };
}
