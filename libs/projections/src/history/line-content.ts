import { BUCKETS, type CaseFile, type CaseState, type Line, lineReviewOn, lineStanding } from '#libs/cases';
import type { LineContent } from './history-table.ts';

type History = CaseFile['history'];

/** What a line is in this state, as a history row says it. */
export function lineContent(state: CaseState, line: Line, history: History): LineContent {
  const { facts, latest, attested } = line;
  const { status, counted, held, heldSince, buckets } = lineStanding(line);
  const places = state.custody.get(facts.line);
  return {
    status: status ?? null,
    latest: latest?.type ?? null,
    latest_at: latest?.effectiveAt ?? null,
    latest_revision: latest ? revisionOf(latest.eventId, history) : null,
    counted,
    held,
    manufacturer: facts.manufacturer,
    model: facts.model,
    unit_value: facts.unitValue.amount,
    currency: facts.unitValue.currency,
    held_since: heldSince ?? null,
    next_review_on: lineReviewOn(state, line) ?? null,
    attested: attested?.quantity ?? null,
    attested_on: attested?.asOf ?? null,
    locations: places ? JSON.stringify(Object.fromEntries(places)) : null,
    ...buckets,
  };
}

/** From the end, since what is asked for happened lately. */
function revisionOf(eventId: string, history: History): number | null {
  return history.findLast((event) => event.eventId === eventId)?.revision ?? null;
}

const COLUMNS = [
  ...(['status', 'latest', 'latest_at', 'latest_revision', 'counted', 'held', 'manufacturer', 'model'] as const),
  ...(['unit_value', 'currency', 'held_since', 'next_review_on', 'attested', 'attested_on', 'locations'] as const),
  ...BUCKETS,
] satisfies (keyof LineContent)[];

export function sameContent(a: LineContent, b: LineContent): boolean {
  return COLUMNS.every((column) => a[column] === b[column]);
}

/** Lines that may differ between two states of one case; what did not change is shared by both. */
export function touchedLines(state: CaseState, before: CaseState): Line[] {
  // A review speaks for every line of the case, until a transition of any of them.
  const all = state.reviews.length > 0 || before.reviews.length > 0;
  if (!all && state.lines === before.lines && state.custody === before.custody) return [];
  return [...state.lines.values()].filter(
    (line) =>
      all ||
      line !== before.lines.get(line.facts.line) ||
      state.custody.get(line.facts.line) !== before.custody.get(line.facts.line),
  );
}
