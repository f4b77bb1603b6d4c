import type { Moment } from '../case-file/as-of.ts';
import { byEffect } from '../case-file/effective-order.ts';
import { takeUnits } from '../case-file/take-units.ts';
import type { Units } from '../case-file/units.ts';
import type { CaseEvent } from '../events/types.ts';

/** What an account needs of an event; the payload only where one event speaks of another (`ACCOUNT_NEEDS_DATA_OF`). */
export type Entry = Pick<CaseEvent, 'eventId' | 'revision' | 'type' | 'effectiveAt' | 'recordedAt'> & {
  readonly data?: unknown;
};

export const ACCOUNT_NEEDS_DATA_OF = ['Annulled', 'Excluded', 'ExclusionRescinded'] as const;

/** Why an event has no part in a state. Of several reasons the first of these is told. */
export type LeftOutReason = 'not-yet-recorded' | 'annulled' | 'rescinded' | 'not-yet-effective';

export interface RestsOn<E> {
  readonly event: E;
  /** Ids of rescissions that, as was known then, took some of its units back. */
  readonly reducedBy?: readonly string[];
}

export interface LeftOut<E> {
  readonly event: E;
  readonly reason: LeftOutReason;
  /** Ids of the events that took it out: its annulment, or the rescissions of all its units. */
  readonly by?: readonly string[];
}

/** Every event of a case, once: those that a state rests on, in effective order, and those that it leaves out. */
export interface Account<E> {
  readonly restsOn: readonly RestsOn<E>[];
  readonly leftOut: readonly LeftOut<E>[];
}

/**
 * Accounts for the state of a case at a moment: the same choice as `eventsAsOf` makes, with its reasons. An annulment and a
 * rescission, which change nothing by themselves, are among what a state rests on as soon as what they amend would be.
 */
export function accountOf<E extends Entry>(history: readonly E[], { effectiveAt, knownAt }: Moment): Account<E> {
  const restsOn: RestsOn<E>[] = [];
  const leftOut: LeftOut<E>[] = [];
  const known = knownAt === undefined ? history : history.filter(({ recordedAt }) => recordedAt <= knownAt);
  const annulments = annulmentsAmong(known);
  const rescissions = known.filter(({ type, eventId }) => type === 'ExclusionRescinded' && !annulments.has(eventId));
  const byId = new Map(history.map((event) => [event.eventId, event]));
  for (const event of history) {
    const annulment = annulments.get(event.eventId);
    const reduced = event.type === 'Excluded' ? reducedBy(event, rescissions) : undefined;
    if (knownAt !== undefined && event.recordedAt > knownAt) leftOut.push({ event, reason: 'not-yet-recorded' });
    else if (annulment) leftOut.push({ event, reason: 'annulled', by: [annulment] });
    else if (reduced?.whole) leftOut.push({ event, reason: 'rescinded', by: reduced.by });
    else if (effectiveAt !== undefined && actsFrom(event, byId) > effectiveAt)
      leftOut.push({ event, reason: 'not-yet-effective' });
    else restsOn.push({ event, ...(reduced && { reducedBy: reduced.by }) });
  }
  return { restsOn: restsOn.sort((a, b) => byEffect(a.event, b.event)), leftOut };
}

/** What amends the past acts from the start of what it amends, whenever that was decided. */
function actsFrom(event: Entry, byId: ReadonlyMap<string, Entry>): string {
  const target =
    event.type === 'Annulled'
      ? dataOf<'Annulled'>(event).targetEventId
      : event.type === 'ExclusionRescinded'
        ? dataOf<'ExclusionRescinded'>(event).exclusionEventId
        : undefined;
  return (target === undefined ? undefined : byId.get(target)?.effectiveAt) ?? event.effectiveAt;
}

function annulmentsAmong(events: readonly Entry[]): ReadonlyMap<string, string> {
  const struck = new Map<string, string>();
  for (const event of events)
    if (event.type === 'Annulled') struck.set(dataOf<'Annulled'>(event).targetEventId, event.eventId);
  return struck;
}

function reducedBy(
  exclusion: Entry,
  rescissions: readonly Entry[],
): { readonly by: readonly string[]; readonly whole: boolean } | undefined {
  const own = rescissions.filter((one) => dataOf<'ExclusionRescinded'>(one).exclusionEventId === exclusion.eventId);
  if (own.length === 0) return undefined;
  const left = own.reduce<readonly Units[]>(
    (units, one) => takeUnits(units, dataOf<'ExclusionRescinded'>(one).lines),
    dataOf<'Excluded'>(exclusion).lines,
  );
  return { by: own.map(({ eventId }) => eventId), whole: left.length === 0 };
}

function dataOf<T extends (typeof ACCOUNT_NEEDS_DATA_OF)[number]>(event: Entry): CaseEvent<T>['data'] {
  return event.data as CaseEvent<T>['data'];
}
