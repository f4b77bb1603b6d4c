import type { EventType } from '../events/types.ts';
import type { Bucket } from './buckets.ts';

/**
 * Which event may take units from one bucket to another: the table of the domain reference, section 4,
 * as data. What is not listed is illegal. Gates on a listed move (authority, approver, preconditions)
 * are guards of the slice that records it.
 *
 * `forfeited` units that were sold, put to official use or transferred stay in `forfeited`, marked as
 * disposed of: the reference has no bucket for them, and they are neither exported nor destroyed.
 */
export const LEGAL_MOVES: Readonly<Record<Bucket, Partial<Record<Bucket, readonly EventType[]>>>> = {
  presented: {
    detained: ['Detained'],
    seized: ['SeizedSubjectToForfeiture'],
    released: ['Released'],
    lost: ['LossRecorded'],
  },
  detained: {
    seized: ['SeizedSubjectToForfeiture'],
    released: ['Released'],
    excluded: ['Excluded'],
    exported: ['Exported'],
    destroyed: ['Destroyed'],
    lost: ['LossRecorded'],
  },
  seized: {
    released: ['Released'],
    forfeited: ['Forfeited'],
    exported: ['Exported'],
    destroyed: ['Destroyed'],
    lost: ['LossRecorded'],
  },
  excluded: {
    // Rescission is not a move: it amends the exclusion from its start (see effective-order.ts).
    seized: ['SeizedSubjectToForfeiture'],
    released: ['Released'],
    exported: ['Exported'],
    destroyed: ['Destroyed'],
    lost: ['LossRecorded'],
  },
  released: { detained: ['Redelivered'] },
  forfeited: {
    seized: ['ForfeitureSetAside'],
    exported: ['DisposedOf'],
    destroyed: ['DisposedOf'],
    lost: ['LossRecorded'],
  },
  exported: {},
  destroyed: {},
  lost: {},
};

export function isLegalMove(type: EventType, from: Bucket, to: Bucket): boolean {
  return LEGAL_MOVES[from][to]?.includes(type) ?? false;
}

/** The buckets an event may take units from on their way to `to`, in the order of the table. */
export function sourcesOf(type: EventType, to: Bucket): Bucket[] {
  return (Object.keys(LEGAL_MOVES) as Bucket[]).filter((from) => isLegalMove(type, from, to));
}
