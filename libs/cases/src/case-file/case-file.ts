import type { CaseEvent } from '../events/types.ts';
import { apply } from './apply.ts';
import { amendsThePast, inEffectiveOrder } from './effective-order.ts';
import { type CaseState, NOTHING_YET } from './state.ts';

/** A case: everything recorded of it, in the order of recording, and where it stands. */
export interface CaseFile {
  readonly caseId: string;
  /** Revision of the last event recorded; -1 when the case does not exist. */
  readonly revision: number;
  readonly history: readonly CaseEvent[];
  /** Effective instant of the latest event that counts. */
  readonly lastEffect: string;
  readonly state: CaseState;
}

export function emptyFile(caseId: string): CaseFile {
  return { caseId, revision: -1, history: [], lastEffect: '', state: NOTHING_YET };
}

/**
 * The case after one more recorded event. Pure and total. An event that takes effect after all others is
 * folded on top; a late one, an annulment and a rescission fold the history anew, in effective order.
 */
export function evolve(file: CaseFile, event: CaseEvent): CaseFile {
  const history = [...file.history, event];
  const onTop = event.effectiveAt >= file.lastEffect && !amendsThePast(event);
  const state = onTop ? apply(file.state, event) : foldEffective(history);
  const lastEffect = event.effectiveAt > file.lastEffect ? event.effectiveAt : file.lastEffect;
  return { caseId: file.caseId, revision: event.revision, history, lastEffect, state };
}

/** A case from its recorded events, oldest first. */
export function foldFile(caseId: string, recorded: Iterable<CaseEvent>): CaseFile {
  let file = emptyFile(caseId);
  for (const event of recorded) file = evolve(file, event);
  return file;
}

/** The state that these recorded events amount to. */
export function foldEffective(recorded: readonly CaseEvent[]): CaseState {
  return inEffectiveOrder(recorded).reduce(apply, NOTHING_YET);
}
