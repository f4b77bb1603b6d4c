import type { LineFacts, UnitValue } from '../add-lines/event.ts';
import type { DisposalMethod } from '../dispose/event.ts';
import type { Status } from '../events/types.ts';
import { type Bucket, type Buckets, EMPTY_BUCKETS } from './buckets.ts';

/** The latest valid one of the four transitions on some units. */
export interface LatestTransition {
  readonly type: Status;
  readonly eventId: string;
  readonly effectiveAt: string;
  /** Order among valid transitions of the case as folded; breaks ties of the same instant. */
  readonly order: number;
}

export interface Attestation {
  readonly quantity: number;
  readonly asOf: string;
  readonly nextReviewOn: string;
  readonly eventId: string;
  /** What the books said when it is folded now: differs when a later-recorded fact changed the past. */
  readonly computed: number;
}

/** One line of a case as it stands. */
export interface Line {
  readonly facts: LineFacts;
  readonly counted: number;
  readonly buckets: Buckets;
  /** Where each numbered unit is. */
  readonly serials: ReadonlyMap<string, Bucket>;
  /** Instant since which at least one unit has been held without a break. */
  readonly heldSince?: string;
  readonly latest?: LatestTransition;
  readonly attested?: Attestation;
  /** Forfeited units that are gone without leaving the bucket, by method. */
  readonly disposed: Readonly<Partial<Record<DisposalMethod, number>>>;
  /** Numbers of the numbered ones among them. */
  readonly disposedSerials: ReadonlySet<string>;
  readonly valuations: readonly UnitValue[];
  /** True once any seizure of the line was of prohibited goods. */
  readonly prohibited: boolean;
}

export function newLine(facts: LineFacts): Line {
  return {
    facts,
    counted: facts.counted,
    buckets: { ...EMPTY_BUCKETS, presented: facts.counted },
    serials: new Map((facts.serials ?? []).map((serial) => [serial, 'presented'])),
    disposed: {},
    disposedSerials: new Set(),
    valuations: [facts.unitValue],
    prohibited: false,
  };
}

export function disposedUnits(line: Line): number {
  return Object.values(line.disposed).reduce((sum, quantity) => sum + quantity, 0);
}

/** Numbered units of a line in one bucket. */
export function serialsIn(line: Line, bucket: Bucket): number {
  let count = 0;
  for (const at of line.serials.values()) if (at === bucket) count++;
  return count;
}
