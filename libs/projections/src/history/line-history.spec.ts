import fc from 'fast-check';
import { type CaseEvent, type CaseFile, emptyFile, lineStanding, stateAsOf } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import { caseIdsOf, foldBatch } from '../cases/fold-batch.ts';
import { toCaseEvent } from '../cases/to-case-event.ts';
import { offices, threeCases } from '../testing/random-log.ts';
import { RowsInMemory } from '../verify/rows-in-memory.ts';
import { HISTORY_TABLE, type HistoryRow } from './history-table.ts';
import { lineHistory } from './line-history.ts';

const DAY_MS = 86_400_000;

/** The rows of a log that is told in batches of this size. */
async function rowsOf(log: readonly StoredEvent[], size: number): Promise<HistoryRow[]> {
  const rows = new RowsInMemory();
  const files = new Map<string, CaseFile>(caseIdsOf(log).map((id) => [id, emptyFile(id)]));
  for (let from = 0; from < log.length; from += size) {
    const batch = log.slice(from, from + size);
    const touched = foldBatch(new Map(caseIdsOf(batch).map((id) => [id, files.get(id)!])), batch);
    await lineHistory.write(touched, rows);
    for (const { file } of touched) files.set(file.caseId, file);
  }
  return [...rows.of(HISTORY_TABLE.name).values()] as unknown as HistoryRow[];
}

/** Units held of each line at an effective and a known instant, as the rows say it. */
function heldByRows(rows: readonly HistoryRow[], effectiveAt: string, knownAt: string): Record<string, number> {
  const last = new Map<string, HistoryRow>();
  for (const row of rows) {
    if (row.effective_from > effectiveAt || row.known_from > knownAt || row.known_to <= knownAt) continue;
    const other = last.get(`${row.case_id}/${row.line}`);
    const later =
      !other ||
      row.effective_from > other.effective_from ||
      (row.effective_from === other.effective_from && row.revision > other.revision);
    if (later) last.set(`${row.case_id}/${row.line}`, row);
  }
  return Object.fromEntries([...last].map(([place, { held }]) => [place, held]));
}

function heldByFold(events: readonly CaseEvent[], effectiveAt: string, knownAt: string): Record<string, number> {
  const lines = [...Map.groupBy(events, ({ caseId }) => caseId)].flatMap(([caseId, history]) =>
    [...stateAsOf(history, { effectiveAt, knownAt }).lines.values()].map((line) => {
      return [`${caseId}/${line.facts.line}`, lineStanding(line).held] as const;
    }),
  );
  return Object.fromEntries(lines);
}

/** A log whose events were recorded so many days earlier than they were, by the clock of the store. */
const setBack = (log: readonly StoredEvent[], days: readonly number[]): StoredEvent[] =>
  log.map((stored, index) => {
    const back = (days[index % days.length] ?? 0) * DAY_MS;
    return { ...stored, recordedAt: new Date(Date.parse(stored.recordedAt) - back).toISOString() };
  });

describe('The history of lines', () => {
  it('is the same in whatever batches it is told, and right, also where recorded times go back', async () => {
    await fc.assert(
      fc.asyncProperty(
        offices(6),
        fc.oneof(fc.constant([0]), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 })),
        fc.integer({ min: 1, max: 6 }),
        async (office, days, size) => {
          const log = setBack(office.log, days);
          const rows = await rowsOf(log, size);
          const key = (row: HistoryRow) => JSON.stringify(row);
          expect(rows.map(key).sort()).toEqual((await rowsOf(log, log.length)).map(key).sort());
          const events = log.map(toCaseEvent);
          for (const { recordedAt: knownAt } of events)
            for (const { effectiveAt } of [events[events.length >> 1]!, events.at(-1)!])
              expect(heldByRows(rows, effectiveAt, knownAt)).toEqual(heldByFold(events, effectiveAt, knownAt));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is one row for each event and line that it changes, as long as nothing changes the past', async () => {
    const office = threeCases();
    const units = (quantity: number) => ({ lines: [{ line: 1, quantity }] });
    for (let day = 12; day < 28; day++)
      office.give('A-1', 'RecordLoss', units(1), { on: `2025-01-${day}`, reasonCode: 'theft' });
    const before = await rowsOf(office.log, 5);
    expect(before.filter(({ case_id, line }) => case_id === 'A-1' && line === 1)).toHaveLength(17);
    office.give('A-1', 'AddNote', { text: 'Nothing moves.' }, { on: '2025-02-01' });
    expect(await rowsOf(office.log, 5)).toHaveLength(before.length);
    const late = {
      on: '2025-02-02',
      effectiveAt: '2025-01-26T08:00:00.000Z',
      lateReason: 'Found.',
      reasonCode: 'theft',
    };
    office.give('A-1', 'RecordLoss', units(1), late);
    // Its own, and the two steps after it anew.
    expect(await rowsOf(office.log, 5)).toHaveLength(before.length + 3);
  });
});
