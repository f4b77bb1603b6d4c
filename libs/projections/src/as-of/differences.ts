import { type Bucket, BUCKETS, type CaseEvent, type LeftOutReason } from '#libs/cases';
import { eventOf } from '../audit-timeline/event-of.ts';
import { EVENTS } from '../audit-timeline/event-table.ts';
import { toldEvent, type ToldEvent } from '../audit-timeline/told-event.ts';
import type { CaseReader } from '../queries/reader.ts';
import { Breath } from '../runner/breath.ts';
import { accountAsOf, type EventEntries, eventEntries, momentAt, type MomentThere } from './event-entries.ts';
import { lineAsOfDocument, type LineAsOfDocument, worthOf } from './line-document.ts';
import { type LineAsOf, linesAsOfEach } from './lines-as-of.ts';
import { linesNamedBy } from './lines-named.ts';
import type { AsOf } from './moment.ts';
import type { Selection } from './selection.ts';

/** An event that counts at one of two points and not, or not in the same way, at the other. */
export interface ChangedEvent extends ToldEvent {
  /** Lines that it names. */
  readonly lines: readonly number[];
  readonly change: 'counts' | 'no-longer-counts' | 'reduced';
  /** Why it did not count at the first point, or does not at the second. */
  readonly reason?: LeftOutReason;
  /** Ids of the events that took it out, or some of its units back. */
  readonly by?: readonly string[];
}

export interface LineDifference {
  readonly line: number;
  /** Absent where there was no such line. */
  readonly before?: LineAsOfDocument;
  readonly after?: LineAsOfDocument;
  readonly change: {
    /** Only buckets that changed: units more, or less where below 0. */
    readonly buckets: Readonly<Partial<Record<Bucket, number>>>;
    readonly counted: number;
    readonly held: number;
    /** Value of the held units, minor units by currency. */
    readonly valueHeld: Readonly<Record<string, number>>;
  };
  /** Ids of those changed events that name this line. */
  readonly events: readonly string[];
}

/** What differs between two points in one case, and which events made it. */
export interface CaseDifference {
  readonly caseId: string;
  readonly from: MomentThere;
  readonly to: MomentThere;
  readonly lines: readonly LineDifference[];
  readonly events: readonly ChangedEvent[];
}

/** Two points to compare. */
export interface Between {
  readonly from: AsOf;
  readonly to: AsOf;
}

/** Nothing when there is no such case. */
export async function caseDifference(
  reader: CaseReader,
  caseId: string,
  between: Between,
): Promise<CaseDifference | undefined> {
  const found = await eventEntries(reader, caseId);
  if (!found) return undefined;
  const lines: Pair[] = [];
  for await (const page of pairs(reader, { caseId }, between)) lines.push(...page);
  return differenceOf(reader, caseId, between, found, lines);
}

/** Those cases of a selection in which a line differs, in the order of their ids. */
export async function* differences(
  reader: CaseReader,
  selection: Selection,
  between: Between,
): AsyncGenerator<CaseDifference> {
  const breath = new Breath();
  let last: { readonly caseId: string; readonly lines: Pair[] } | undefined;
  for await (const page of pairs(reader, selection, between)) {
    for (const [caseId, lines] of Map.groupBy(page, ({ before, after }) => (before ?? after)?.case_id ?? '')) {
      if (last?.caseId === caseId) last.lines.push(...lines);
      else {
        if (last) yield* named(reader, between, last);
        await breath.take();
        last = { caseId, lines: [...lines] };
      }
    }
  }
  if (last) yield* named(reader, between, last);
}

async function* named(
  reader: CaseReader,
  between: Between,
  { caseId, lines }: { readonly caseId: string; readonly lines: readonly Pair[] },
): AsyncGenerator<CaseDifference> {
  const found = await eventEntries(reader, caseId);
  if (found) yield differenceOf(reader, caseId, between, found, lines);
}

interface Pair {
  readonly before?: LineAsOf;
  readonly after?: LineAsOf;
}

/** Lines that differ. */
async function* pairs(reader: CaseReader, selection: Selection, { from, to }: Between): AsyncGenerator<Pair[]> {
  for await (const [before = [], after = []] of linesAsOfEach(reader, selection, [from, to])) {
    const place = ({ case_id, line }: LineAsOf): string => `${case_id} ${line}`;
    const earlier = new Map(before.map((row) => [place(row), row]));
    const found: Pair[] = [];
    for (const row of after) {
      const other = earlier.get(place(row));
      earlier.delete(place(row));
      if (!other || differs(other, row)) found.push({ after: row, ...(other && { before: other }) });
    }
    for (const row of earlier.values()) found.push({ before: row });
    // Lines that are no more stand among the others: a case that goes on on the next page is then the last of this one.
    yield found.sort(byPlace);
  }
}

function byPlace(one: Pair, other: Pair): number {
  const [a, b] = [one.after ?? one.before, other.after ?? other.before];
  if (!a || !b) return 0;
  if (a.case_id !== b.case_id) return a.case_id < b.case_id ? -1 : 1;
  return a.line - b.line;
}

const TOLD = [
  'status',
  'counted',
  'manufacturer',
  'model',
  'unit_value',
  'currency',
  'held_since',
  'locations',
] as const;

function differs(a: LineAsOf, b: LineAsOf): boolean {
  return [...TOLD, ...BUCKETS].some((column) => a[column] !== b[column]);
}

async function differenceOf(
  reader: CaseReader,
  caseId: string,
  between: Between,
  found: EventEntries,
  lines: readonly Pair[],
): Promise<CaseDifference> {
  const events = await changedEvents(reader, caseId, between, found);
  return {
    caseId,
    from: momentAt(between.from, found.port),
    to: momentAt(between.to, found.port),
    lines: lines.map((pair) => lineDifference(pair, events)),
    events,
  };
}

function lineDifference({ before, after }: Pair, events: readonly ChangedEvent[]): LineDifference {
  const line = (before ?? after)?.line ?? 0;
  const moved = BUCKETS.map((bucket) => [bucket, (after?.[bucket] ?? 0) - (before?.[bucket] ?? 0)] as const);
  const valueHeld: Record<string, number> = { ...worthOf(after ? [after] : []).held };
  for (const [currency, amount] of Object.entries(worthOf(before ? [before] : []).held))
    valueHeld[currency] = (valueHeld[currency] ?? 0) - amount;
  return {
    line,
    ...(before && { before: lineAsOfDocument(before) }),
    ...(after && { after: lineAsOfDocument(after) }),
    change: {
      buckets: Object.fromEntries(moved.filter(([, units]) => units !== 0)),
      counted: (after?.counted ?? 0) - (before?.counted ?? 0),
      held: (after?.held ?? 0) - (before?.held ?? 0),
      valueHeld,
    },
    events: events.filter(({ lines }) => lines.includes(line)).map(({ eventId }) => eventId),
  };
}

type Change = Pick<ChangedEvent, 'change' | 'reason' | 'by'>;

/** In the order of recording. */
async function changedEvents(
  reader: CaseReader,
  caseId: string,
  { from, to }: Between,
  found: EventEntries,
): Promise<ChangedEvent[]> {
  const before = accountAsOf(found, from);
  const after = accountAsOf(found, to);
  const counted = new Map(before.restsOn.map((one) => [one.event.eventId, one.reducedBy ?? []]));
  const leftOut = new Map(before.leftOut.map((one) => [one.event.eventId, one]));
  const changes = new Map<number, Change>();
  for (const { event, reducedBy = [] } of after.restsOn) {
    const earlier = counted.get(event.eventId);
    const more = reducedBy.length > 0 && { by: reducedBy };
    if (!earlier) {
      const reason = leftOut.get(event.eventId)?.reason;
      changes.set(event.revision, { change: 'counts', ...(reason && { reason }), ...more });
    } else if (earlier.join() !== reducedBy.join()) changes.set(event.revision, { change: 'reduced', ...more });
  }
  for (const { event, reason, by } of after.leftOut)
    if (counted.has(event.eventId))
      changes.set(event.revision, { change: 'no-longer-counts', reason, ...(by && { by }) });
  return told(reader, caseId, changes);
}

/** Read whole for their sentences and lines; of an annulment the lines are those of what it strikes through. */
async function told(reader: CaseReader, caseId: string, changes: ReadonlyMap<number, Change>): Promise<ChangedEvent[]> {
  const events = await eventsAt(reader, caseId, [...changes.keys()]);
  const struck = events.flatMap((event) => (event.type === 'Annulled' ? event.data.targetRevision : []));
  const targets = new Map((await eventsAt(reader, caseId, struck)).map((event) => [event.revision, event]));
  return events.map((event) => {
    const subject = event.type === 'Annulled' ? (targets.get(event.data.targetRevision) ?? event) : event;
    return {
      ...toldEvent(event),
      lines: linesNamedBy(subject),
      ...(changes.get(event.revision) as Change),
    };
  });
}

/** Events of a case by their revisions, in the order of recording. */
export async function eventsAt(reader: CaseReader, caseId: string, revisions: readonly number[]): Promise<CaseEvent[]> {
  if (revisions.length === 0) return [];
  const rows = await reader
    .selectFrom(EVENTS)
    .selectAll()
    .where('case_id', '=', caseId)
    .where('revision', 'in', revisions)
    .orderBy('revision')
    .execute();
  return rows.map(eventOf);
}
