import type { Bucket } from './buckets.ts';

/** Units of one line. With serials, `quantity` still counts all of them; serials name the numbered ones. */
export interface Units {
  /** Line number within the case, from 1. */
  readonly line: number;
  /** Whole units, more than 0. */
  readonly quantity: number;
  readonly serials?: readonly string[];
}

/** Units together with the bucket they are taken from. Events always say where units came from. */
export interface UnitsFrom extends Units {
  readonly from: Bucket;
}

/** Units as a case worker names them: `from` may be left out where only one bucket can be meant. */
export interface UnitsAsked extends Units {
  readonly from?: Bucket;
}

export function totalUnits(lines: readonly Units[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
