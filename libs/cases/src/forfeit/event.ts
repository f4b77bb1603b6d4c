import type { UnitsFrom } from '../case-file/units.ts';

/** How title passed: by customs' own declaration, by a court's decree, or since the goods were given up. */
export const FORFEITURE_BASES = ['administrative', 'decree', 'abandonment'] as const;

export interface ForfeitedData {
  readonly lines: readonly UnitsFrom[];
  readonly basis: (typeof FORFEITURE_BASES)[number];
  /** Number of the declaration, the decree, or the event id of the abandonment. */
  readonly instrument: string;
  /** Code of a listed exception to the limit of administrative forfeiture. */
  readonly limitException?: string;
}
