import type { CaseEvent } from '../events/types.ts';
import { takeUnits } from './take-units.ts';

/** Events that change how earlier ones count, so that what follows is folded anew. */
const AMENDING: readonly string[] = ['Annulled', 'ExclusionRescinded'];

export function amendsThePast(event: { readonly type: string }): boolean {
  return AMENDING.includes(event.type);
}

/** Ids of the events struck through by the annulments among these. */
export function annulledBy(events: readonly CaseEvent[]): ReadonlyMap<string, CaseEvent<'Annulled'>> {
  const struck = new Map<string, CaseEvent<'Annulled'>>();
  for (const event of events) if (event.type === 'Annulled') struck.set(event.data.targetEventId, event);
  return struck;
}

type Placed = Pick<CaseEvent, 'effectiveAt' | 'revision'>;

/** Earlier effect first; of the same instant, earlier recorded first. */
export function byEffect(a: Placed, b: Placed): number {
  if (a.effectiveAt !== b.effectiveAt) return a.effectiveAt < b.effectiveAt ? -1 : 1;
  return a.revision - b.revision;
}

/**
 * A case's events as they count: without the annulled ones, exclusions reduced by their rescissions, in
 * the order in which they took effect. An exclusion that was rescinded whole does not count at all.
 */
export function inEffectiveOrder(recorded: readonly CaseEvent[]): CaseEvent[] {
  const struck = annulledBy(recorded);
  const valid = recorded.filter((event) => !struck.has(event.eventId));
  return valid
    .map((event) => reduceByRescissions(event, valid))
    .filter(counts)
    .sort(byEffect);
}

function counts(event: CaseEvent): boolean {
  return event.type !== 'Excluded' || event.data.lines.length > 0;
}

/** A rescission amends the exclusion that it names, from the start (domain reference, section 5). */
function reduceByRescissions(event: CaseEvent, valid: readonly CaseEvent[]): CaseEvent {
  if (event.type !== 'Excluded') return event;
  const rescinded = valid.filter(
    (other): other is CaseEvent<'ExclusionRescinded'> =>
      other.type === 'ExclusionRescinded' && other.data.exclusionEventId === event.eventId,
  );
  if (rescinded.length === 0) return event;
  const lines = rescinded.reduce((left, { data }) => takeUnits(left, data.lines), event.data.lines);
  return { ...event, data: { ...event.data, lines } };
}
