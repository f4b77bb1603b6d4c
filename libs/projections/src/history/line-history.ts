import type { CaseFile } from '#libs/cases';
import type { CaseView, TouchedCase } from '../cases/case-view.ts';
import { createHistoryIndexes, createHistoryTables } from './create-history-tables.ts';
import { HISTORY_TABLE, type HistoryRow, SUBJECT_TABLE, type SubjectRow } from './history-table.ts';
import { recordedInOrder, rowsInOrderOfRecording, rowsOf } from './known-steps.ts';

/**
 * What every line was at any time, as it was known at any other. A late entry, an annulment or a rescission ends the
 * knowledge of the rows that it changes and writes new ones; nothing is ever forgotten, so a question about the past has
 * the same answer for ever.
 */
export const lineHistory: CaseView = {
  tables: [HISTORY_TABLE, SUBJECT_TABLE],
  createTables: createHistoryTables,
  createIndexes: createHistoryIndexes,
  async write(touched, rows) {
    const inOrder = touched.filter(({ file }) => recordedInOrder(file));
    const others = touched.filter((one) => !inOrder.includes(one));
    const written = [...inOrder.flatMap(rowsOfAdded), ...others.flatMap(({ file }) => rowsInOrderOfRecording(file))];
    if (others.length > 0)
      await rows.remove(
        HISTORY_TABLE,
        'case_id',
        others.map(({ file }) => file.caseId),
      );
    await rows.upsert(HISTORY_TABLE, written);
    await rows.upsert(
      SUBJECT_TABLE,
      subjectsOf(written, new Map(touched.map(({ file }) => [file.caseId, file.state.opened]))),
    );
  },
};

function rowsOfAdded({ before, added }: TouchedCase): HistoryRow[] {
  let last = before;
  return added.flatMap(({ event, after }) => {
    const written = rowsOf(event, last, after);
    last = after;
    return written;
  });
}

/** Each once; a line that was there before the batch is named again, which writes nothing. */
function subjectsOf(
  written: readonly HistoryRow[],
  openings: ReadonlyMap<string, CaseFile['state']['opened']>,
): SubjectRow[] {
  const subjects = new Map<string, SubjectRow>();
  for (const { case_id, line, manufacturer, model } of written) {
    const opened = openings.get(case_id);
    const key = `${case_id}\n${line}\n${manufacturer}\n${model}`;
    if (!opened || subjects.has(key)) continue;
    const importer = opened.parties.find(({ role }) => role === 'importer')?.name ?? null;
    const { port, campaign = null } = opened;
    subjects.set(key, { case_id, line, manufacturer, model, port, campaign, importer });
  }
  return [...subjects.values()];
}
