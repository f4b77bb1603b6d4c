import { cutoffAt } from '../as-of/moment.ts';
import { type EventRow, EVENTS } from '../audit-timeline/event-table.ts';
import { CASES } from '../case-status/status-tables.ts';
import { oneOf } from '../queries/one-of.ts';
import type { CaseReader } from '../queries/reader.ts';
import { Breath } from '../runner/breath.ts';
import { Heap } from './heap.ts';

/** Cases that are replayed together. */
export interface ReplaySelection {
  readonly caseId?: string;
  readonly campaign?: string;
  /** Port codes; none at all selects nothing. */
  readonly port?: readonly string[];
}

type Head = Pick<EventRow, 'case_id' | 'revision' | 'recorded_at' | 'position'>;

/** Where a case is: what was read of it and not yet told, the next one last. */
interface Cursor {
  readonly caseId: string;
  readonly heads: Head[];
  /** Of the last event read; nothing more to read where it is undefined. */
  last: number | undefined;
}

/** Cases whose first events are read in one statement. */
const CHUNK = 200;
/** Events of a case that are read ahead. */
const AHEAD = 8;

/**
 * The places of all events of a selection, in the order in which they were recorded (that of the log where instants are the
 * same). The streams of the cases are merged, so what is in memory grows with the number of cases, about a kilobyte each,
 * and not with that of their events.
 */
export async function* inRecordedOrder(
  reader: CaseReader,
  selection: ReplaySelection,
  known: string,
): AsyncGenerator<Head> {
  const breath = new Breath();
  const heap = new Heap<Cursor>((a, b) => isBefore(a.heads.at(-1)!, b.heads.at(-1)!));
  for await (const cursor of cursors(reader, selection, known)) heap.push(cursor);
  for (let cursor = heap.pop(); cursor; cursor = heap.pop()) {
    const head = cursor.heads.pop()!;
    yield head;
    if (cursor.heads.length === 0) await readAhead(reader, cursor);
    if (cursor.heads.length > 0) heap.push(cursor);
    await breath.take();
  }
}

function isBefore(a: Head, b: Head): boolean {
  return a.recorded_at === b.recorded_at ? a.position < b.position : a.recorded_at < b.recorded_at;
}

async function* cursors(
  reader: CaseReader,
  { caseId, campaign, port }: ReplaySelection,
  known: string,
): AsyncGenerator<Cursor> {
  for (let after = ''; ;) {
    let query = reader.selectFrom(CASES).select(['case_id', 'port']).where('case_id', '>', after);
    if (caseId !== undefined) query = query.where('case_id', '=', caseId);
    if (campaign !== undefined) query = query.where('campaign', '=', campaign);
    if (port) query = query.where('port', 'in', oneOf(port));
    const cases = await query.orderBy('case_id').limit(CHUNK).execute();
    const last = cases.at(-1);
    if (!last) return;
    const first = await reader
      .selectFrom(EVENTS)
      .select(['case_id', 'revision', 'recorded_at', 'position'])
      .where('revision', '=', 0)
      .where(
        'case_id',
        'in',
        cases.map((one) => one.case_id),
      )
      .execute();
    const ports = new Map(cases.map((one) => [one.case_id, one.port]));
    for (const head of first)
      if (head.recorded_at <= cutoffAt(known, ports.get(head.case_id) ?? ''))
        yield { caseId: head.case_id, heads: [head], last: 0 };
    after = last.case_id;
  }
}

async function readAhead(reader: CaseReader, cursor: Cursor): Promise<void> {
  if (cursor.last === undefined) return;
  const heads = await reader
    .selectFrom(EVENTS)
    .select(['case_id', 'revision', 'recorded_at', 'position'])
    .where('case_id', '=', cursor.caseId)
    .where('revision', '>', cursor.last)
    .orderBy('revision')
    .limit(AHEAD)
    .execute();
  cursor.last = heads.length < AHEAD ? undefined : heads.at(-1)?.revision;
  cursor.heads.push(...heads.reverse());
}
