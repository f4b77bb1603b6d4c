import type { CaseEvent } from '../events/types.ts';
import { apply } from './apply.ts';
import { inEffectiveOrder } from './effective-order.ts';
import { type CaseState, NOTHING_YET } from './state.ts';

/** Two times (domain reference, section 2): when things happened, and when the office had recorded them. */
export interface Moment {
  /** ISO instant; facts that take effect later are left out. */
  readonly effectiveAt?: string;
  /** ISO instant; facts recorded later are unknown, annulments and rescissions included. */
  readonly knownAt?: string;
}

/** The valid events that the state at this moment rests on, in effective order. */
export function eventsAsOf(history: readonly CaseEvent[], { effectiveAt, knownAt }: Moment): CaseEvent[] {
  const known = knownAt === undefined ? history : history.filter((event) => event.recordedAt <= knownAt);
  const counting = inEffectiveOrder(known);
  return effectiveAt === undefined ? counting : counting.filter((event) => event.effectiveAt <= effectiveAt);
}

/** The state of a case on an effective instant, as it was known at a recorded one. */
export function stateAsOf(history: readonly CaseEvent[], moment: Moment): CaseState {
  return eventsAsOf(history, moment).reduce(apply, NOTHING_YET);
}
