import { afterClosing } from '../close-case/after-closing.ts';
import { specOf } from '../events/catalogue.ts';
import { type CaseEvent, isStatusEvent } from '../events/types.ts';
import type { Refusal } from '../commands/refusal.ts';
import { unknownLine } from '../commands/resolve-units.ts';
import { heldIn } from './buckets.ts';
import type { LatestTransition, Line } from './line.ts';
import { applyMove, type Move, moveProblem } from './move.ts';
import type { CaseState } from './state.ts';
import type { Units } from './units.ts';
import { withLine, withLinesOf } from './with-line.ts';

/**
 * The state after one more event, in the order in which events took effect. Pure and total: an event
 * that does not fit is folded as far as it goes and named in `anomalies`.
 */
export function apply(state: CaseState, event: CaseEvent): CaseState {
  const problem = problemOf(state, event);
  const spec = specOf(event.type);
  let next = problem ? { ...state, anomalies: [...state.anomalies, { eventId: event.eventId, problem }] } : state;
  next = moveUnits(next, event);
  next = spec.apply?.(next, event) ?? next;
  return isStatusEvent(event.type) ? markTransition(next, event) : next;
}

/** Why this event could not stand at this place in the history, or nothing. */
export function problemOf(state: CaseState, event: CaseEvent): Refusal | undefined {
  const notNow = afterClosing(state, event.type) ?? lineGone(state, event);
  if (notNow) return notNow;
  let moved = state;
  for (const [index, move] of movesOf(event).entries()) {
    const problem = moveProblem(event.type, moved.lines.get(move.line) as Line, move, `lines[${index}]`);
    if (problem) return problem;
    moved = withLine(moved, move.line, (line) => applyMove(line, move));
  }
  return specOf(event.type).problem?.(state, event);
}

/** What speaks of a line rests on the line's having been added, also where it moves nothing. */
function lineGone(state: CaseState, { type, data }: CaseEvent): Refusal | undefined {
  const { line, lines = [] } = data as { readonly line?: number; readonly lines?: readonly Pick<Units, 'line'>[] };
  if (type === 'LinesAdded') return undefined;
  if (line !== undefined && !state.lines.has(line)) return unknownLine(state, line, 'line');
  const index = lines.findIndex((one) => !state.lines.has(one.line));
  return index < 0 ? undefined : unknownLine(state, lines[index]?.line as number, `lines[${index}].line`);
}

function moveUnits(state: CaseState, event: CaseEvent): CaseState {
  let next = state;
  for (const move of movesOf(event)) {
    next = withLine(next, move.line, (line) => heldSince(line, applyMove(line, move), event.effectiveAt));
  }
  return next;
}

function heldSince(before: Line, after: Line, at: string): Line {
  const held = heldIn(after.buckets);
  if (held > 0 && heldIn(before.buckets) === 0) return { ...after, heldSince: at };
  if (held > 0 || after.heldSince === undefined) return after;
  const { heldSince: _ended, ...released } = after;
  return released;
}

function markTransition(state: CaseState, event: CaseEvent): CaseState {
  if (!isStatusEvent(event.type)) return state;
  const order = state.transitions;
  const latest: LatestTransition = { type: event.type, eventId: event.eventId, effectiveAt: event.effectiveAt, order };
  const units = (event.data as { lines: readonly Units[] }).lines;
  const marked = withLinesOf(state, units, (line) => ({ ...line, latest }));
  return { ...marked, latest, transitions: order + 1 };
}

/** The moves of an event: the units it takes from bucket to bucket. */
export function movesOf(event: CaseEvent): readonly Move[] {
  return specOf(event.type).moves?.(event.data) ?? [];
}
