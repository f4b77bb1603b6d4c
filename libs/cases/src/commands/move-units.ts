import type { Bucket } from '../case-file/buckets.ts';
import type { UnitsAsked, UnitsFrom } from '../case-file/units.ts';
import type { EventType } from '../events/types.ts';
import { accept, type Outcome } from './refusal.ts';
import { resolveUnits } from './resolve-units.ts';
import type { DecisionView, NewFact } from './spec.ts';

/** The common shape of a transition: resolve the units, then say the fact. Quantities are checked in the fold. */
export function moveUnits<T extends EventType>(
  view: DecisionView,
  type: T,
  to: Bucket,
  asked: readonly UnitsAsked[],
  fact: (lines: UnitsFrom[]) => NewFact<T>,
): Outcome<readonly NewFact<T>[]> {
  const units = resolveUnits(view.at, type, to, asked);
  return units.ok ? accept([fact(units.value)]) : units;
}
