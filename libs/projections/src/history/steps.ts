import { amendsThePast, apply, type CaseEvent, type CaseFile, inEffectiveOrder, NOTHING_YET } from '#libs/cases';
import { type HistoryRow, type LineContent, STILL_KNOWN } from './history-table.ts';
import { lineContent, sameContent, touchedLines } from './line-content.ts';

type Files = { readonly before: CaseFile; readonly after: CaseFile };

/** True when an event takes effect after everything recorded so far and changes nothing of it. */
export function isOnTop(event: CaseEvent, { lastEffect }: CaseFile): boolean {
  return event.effectiveAt >= lastEffect && !amendsThePast(event);
}

/** The steps that an event brings which lies on top: one row for each line that it changed, and no row ends. */
export function stepsOnTop({ before, after }: Files, event: CaseEvent): HistoryRow[] {
  return touchedLines(after.state, before.state).flatMap((line) => {
    const earlier = before.state.lines.get(line.facts.line);
    const content = lineContent(after.state, line, after.history);
    if (earlier && sameContent(content, lineContent(before.state, earlier, before.history))) return [];
    return [row(event, line.facts.line, content, event.recordedAt)];
  });
}

/**
 * All steps of a case as these recorded events make them, each as known from `knownFrom` on. In effective order: a line has
 * a step where an event changed it.
 */
export function stepsOf(recorded: readonly CaseEvent[], knownFrom: string): HistoryRow[] {
  const steps: HistoryRow[] = [];
  const current = new Map<number, LineContent>();
  let state = NOTHING_YET;
  for (const event of inEffectiveOrder(recorded)) {
    const next = apply(state, event);
    for (const line of touchedLines(next, state)) {
      const { line: number } = line.facts;
      const content = lineContent(next, line, recorded);
      const earlier = current.get(number);
      if (earlier && sameContent(content, earlier)) continue;
      current.set(number, content);
      steps.push(row(event, number, content, knownFrom));
    }
    state = next;
  }
  return steps;
}

/**
 * What changes when the steps known so far become others at the instant `knownFrom` of them.
 * @returns `known` what is known from then on; `written` the rows that are new, and those whose knowledge ended.
 */
export function amend(
  sofar: readonly HistoryRow[],
  steps: readonly HistoryRow[],
  at: string,
): { known: HistoryRow[]; written: HistoryRow[] } {
  const left = new Map(sofar.map((step) => [placeOf(step), step]));
  const known: HistoryRow[] = [];
  const written: HistoryRow[] = [];
  for (const step of steps) {
    const place = placeOf(step);
    const earlier = left.get(place);
    if (earlier && sameContent(earlier, step)) {
      known.push(earlier);
      left.delete(place);
      continue;
    }
    known.push(step);
    written.push(step);
    // Replaced within the instant in which it was recorded: nobody ever knew it, and the new row has its key.
    if (earlier?.known_from === at) left.delete(place);
  }
  return { known, written: [...[...left.values()].map((step) => ({ ...step, known_to: at })), ...written] };
}

function placeOf({ line, effective_from, revision }: HistoryRow): string {
  return `${line} ${effective_from} ${revision}`;
}

function row(event: CaseEvent, line: number, content: LineContent, knownFrom: string): HistoryRow {
  const { caseId, effectiveAt, revision } = event;
  return {
    case_id: caseId,
    line,
    effective_from: effectiveAt,
    revision,
    known_from: knownFrom,
    known_to: STILL_KNOWN,
    ...content,
  };
}
