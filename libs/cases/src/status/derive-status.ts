import { type Buckets, countedIn, heldIn, sumBuckets } from '../case-file/buckets.ts';
import type { Line } from '../case-file/line.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Status } from '../events/types.ts';

/** How units are held, apart from the four statuses. */
export type Posture = 'detained' | 'seized' | 'excluded' | 'mixed' | 'none';
/** Resolved: nothing is held and nothing is left to deal with. */
export type Lifecycle = 'Open' | 'Resolved' | 'Closed';
/** What became of the units once nothing is held. */
export type Disposition = 'AllReleased' | 'AllForfeited' | 'AllExported' | 'AllDestroyed' | 'AllLost' | 'Mixed';

/** A status word never stands alone: the numbers are always beside it. */
export interface Standing {
  /** Absent before the first of the four transitions. */
  readonly status?: Status;
  readonly posture: Posture;
  readonly disposition?: Disposition;
  /** Units counted: the sum of the buckets. */
  readonly counted: number;
  readonly held: number;
  readonly buckets: Buckets;
  /** Instant since which at least one unit has been held without a break. */
  readonly heldSince?: string;
}

/** The status of one line, by the rules of the domain reference, section 5. */
export function lineStanding(line: Line): Standing {
  return standingOf(line.buckets, line.latest?.type, line.heldSince);
}

/** The status of a case: the same rules over the summed quantities, so the order of its lines can't matter. */
export function caseStanding(state: CaseState): Standing {
  const lines = [...state.lines.values()];
  const since = lines.flatMap(({ heldSince }) => heldSince ?? []).sort()[0];
  return standingOf(sumBuckets(lines.map(({ buckets }) => buckets)), state.latest?.type, since);
}

export function lifecycleOf(state: CaseState): Lifecycle {
  const buckets = sumBuckets([...state.lines.values()].map((line) => line.buckets));
  return lifecycleFrom(buckets, state.closedAt !== undefined);
}

export function lifecycleFrom(buckets: Buckets, closed: boolean): Lifecycle {
  if (closed) return 'Closed';
  const allDealtWith = countedIn(buckets) > 0 && buckets.presented === 0 && heldIn(buckets) === 0;
  return allDealtWith ? 'Resolved' : 'Open';
}

/** @param latest the latest valid one of the four transitions on these units */
export function standingOf(buckets: Buckets, latest: Status | undefined, heldSince: string | undefined): Standing {
  const status = deriveStatus(buckets, latest);
  const disposition = dispositionOf(buckets);
  return {
    ...(status && { status }),
    posture: postureOf(buckets),
    ...(status && disposition && { disposition }),
    counted: countedIn(buckets),
    held: heldIn(buckets),
    buckets,
    ...(heldSince && { heldSince }),
  };
}

/** The numbered rules of section 5, in their order. */
export function deriveStatus(buckets: Buckets, latest: Status | undefined): Status | undefined {
  const counted = countedIn(buckets);
  const held = heldIn(buckets);
  const gone = buckets.released + buckets.forfeited + buckets.exported + buckets.destroyed + buckets.lost;
  if (held === 0 && gone === 0) return undefined;
  if (held > 0 && gone > 0) return 'StillHeld';
  if (held > 0) {
    if (held === counted && latest === 'StillHeld') return 'StillHeld';
    return buckets.seized > 0 ? 'SeizedSubjectToForfeiture' : 'Detained';
  }
  return buckets.released > 0 ? 'Released' : latest;
}

function postureOf(buckets: Buckets): Posture {
  const held = (['detained', 'seized', 'excluded'] as const).filter((bucket) => buckets[bucket] > 0);
  return held.length > 1 ? 'mixed' : (held[0] ?? 'none');
}

const ALL_OF: readonly (readonly [keyof Buckets, Disposition])[] = [
  ['released', 'AllReleased'],
  ['forfeited', 'AllForfeited'],
  ['exported', 'AllExported'],
  ['destroyed', 'AllDestroyed'],
  ['lost', 'AllLost'],
];

function dispositionOf(buckets: Buckets): Disposition | undefined {
  const counted = countedIn(buckets);
  if (counted === 0 || heldIn(buckets) > 0 || buckets.presented === counted) return undefined;
  return ALL_OF.find(([bucket]) => buckets[bucket] === counted)?.[1] ?? 'Mixed';
}
