import type { Line } from './line.ts';
import type { CaseState } from './state.ts';
import type { Units } from './units.ts';

/** The state with one line changed; unchanged where the case has no such line. */
export function withLine(state: CaseState, number: number, change: (line: Line) => Line): CaseState {
  const line = state.lines.get(number);
  if (!line) return state;
  const changed = change(line);
  return changed === line ? state : { ...state, lines: new Map(state.lines).set(number, changed) };
}

/** The same for every line that some units belong to. */
export function withLinesOf<U extends Units>(
  state: CaseState,
  units: readonly U[],
  change: (line: Line, units: U) => Line,
): CaseState {
  let next = state;
  for (const one of units) next = withLine(next, one.line, (line) => change(line, one));
  return next;
}
