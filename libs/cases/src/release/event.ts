import type { UnitsFrom } from '../case-file/units.ts';

export interface ReleaseBond {
  readonly number: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

export interface ReleasedData {
  readonly lines: readonly UnitsFrom[];
  /** Code of the list of release types. */
  readonly releaseType: string;
  /** Decision, order or payment that the release rests on. */
  readonly authorityReference: string;
  readonly conditions?: string;
  readonly bond?: ReleaseBond;
  /** Authority that allowed the release in spite of an open agency hold. */
  readonly holdOverride?: string;
}
