import { type CaseEvent, type CaseFile, emptyFile, evolve } from '#libs/cases';
import type { HistoryRow } from './history-table.ts';
import { amend, isOnTop, stepsOf, stepsOnTop } from './steps.ts';

/** The steps of a case that are known now, by the fold that they belong to: what a fold amounts to never changes. */
const remembered = new WeakMap<CaseFile, readonly HistoryRow[]>();

/** Rows that an event writes. `before` and `after` are the case around it; recorded times must not go back. */
export function rowsOf(event: CaseEvent, before: CaseFile, after: CaseFile): HistoryRow[] {
  if (isOnTop(event, before)) {
    const written = stepsOnTop({ before, after }, event);
    const known = remembered.get(before);
    if (known) remembered.set(after, [...known, ...written]);
    return written;
  }
  const { known, written } = amend(knownSteps(before), stepsOf(after.history, event.recordedAt), event.recordedAt);
  remembered.set(after, known);
  return written;
}

/** Found by going through the whole case once more where it is not remembered: it was dropped from memory, say. */
function knownSteps(file: CaseFile): readonly HistoryRow[] {
  let known = remembered.get(file);
  if (known) return known;
  known = [];
  let before = emptyFile(file.caseId);
  for (const event of file.history) {
    const after = evolve(before, event);
    known = isOnTop(event, before)
      ? [...known, ...stepsOnTop({ before, after }, event)]
      : amend(known, stepsOf(after.history, event.recordedAt), event.recordedAt).known;
    before = after;
  }
  remembered.set(file, known);
  return known;
}

/**
 * All rows of a case whose recorded times go back somewhere: the clock of a store was set back, or somebody else wrote to
 * the log. What was known at an instant is then no beginning of the stream, so that the case is gone through in the order
 * of recorded times.
 */
export function rowsInOrderOfRecording({ history }: CaseFile): HistoryRow[] {
  const inOrder = [...history].sort((a, b) => {
    if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1;
    return a.revision - b.revision;
  });
  const rows = new Map<string, HistoryRow>();
  let known: readonly HistoryRow[] = [];
  for (const [index, { recordedAt }] of inOrder.entries()) {
    const subset = inOrder.slice(0, index + 1).sort((a, b) => a.revision - b.revision);
    const amended = amend(known, stepsOf(subset, recordedAt), recordedAt);
    for (const row of amended.written)
      rows.set(`${row.line} ${row.effective_from} ${row.revision} ${row.known_from}`, row);
    ({ known } = amended);
  }
  return [...rows.values()];
}

/** True when each event was recorded no earlier than the one before it. */
export function recordedInOrder({ history }: CaseFile): boolean {
  return history.every((event, index) => index === 0 || event.recordedAt >= history[index - 1]!.recordedAt);
}
