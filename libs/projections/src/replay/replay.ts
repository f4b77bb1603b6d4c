import { LRUCache } from 'lru-cache';
import { type CaseEvent, type CaseFile, emptyFile, evolve, foldFile } from '#libs/cases';
import { cutoffAt } from '../as-of/moment.ts';
import { eventOf } from '../audit-timeline/event-of.ts';
import { EVENTS } from '../audit-timeline/event-table.ts';
import type { CaseReader } from '../queries/reader.ts';
import { type Frame, frameOf, numbersOf, RunningTotals, type Totals } from './frame.ts';
import { inRecordedOrder, type ReplaySelection } from './recorded-order.ts';

/** Events of folded cases that are kept in memory; what is not kept is folded again from its events. */
const MOST_EVENTS = 20_000;

/**
 * A film: each event of a selection, in the order of recording, with the state after it. Made frame by frame as it is asked
 * for, so it may be of any length.
 * @param known ends it: what was recorded later is not shown
 * @returns at its end, what it all came to
 */
export async function* replay(
  reader: CaseReader,
  selection: ReplaySelection,
  known: string,
): AsyncGenerator<Frame, { readonly frames: number; readonly totals: Totals }> {
  const files = new LRUCache<string, CaseFile>({
    maxSize: MOST_EVENTS,
    sizeCalculation: ({ history }) => history.length + 1,
  });
  const totals = new RunningTotals();
  let frames = 0;
  for await (const { case_id, revision } of inRecordedOrder(reader, selection, known)) {
    const before = files.get(case_id) ?? (await foldedUpTo(reader, case_id, revision));
    const event = await eventAt(reader, case_id, revision);
    if (event.recordedAt > cutoffAt(known, before.state.opened?.port ?? '')) continue;
    const after = evolve(before, event);
    files.set(case_id, after);
    const numbers = numbersOf(after);
    yield frameOf(frames++, event, { before, after }, numbers, totals.put(case_id, numbers));
  }
  return { frames, totals: totals.now() };
}

async function foldedUpTo(reader: CaseReader, caseId: string, revision: number): Promise<CaseFile> {
  if (revision === 0) return emptyFile(caseId);
  const rows = await reader
    .selectFrom(EVENTS)
    .selectAll()
    .where('case_id', '=', caseId)
    .where('revision', '<', revision)
    .orderBy('revision')
    .execute();
  return foldFile(caseId, rows.map(eventOf));
}

async function eventAt(reader: CaseReader, caseId: string, revision: number): Promise<CaseEvent> {
  const row = await reader
    .selectFrom(EVENTS)
    .selectAll()
    .where('case_id', '=', caseId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return eventOf(row);
}
