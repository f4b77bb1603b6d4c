import type { UnitsFrom } from '../case-file/units.ts';

/** Excluded by decision, or deemed so when the 30 days pass (19 USC 1499(c)(5)(A)). */
export const EXCLUSION_BASES = ['decision', 'deemed'] as const;

export interface ExcludedData {
  readonly lines: readonly UnitsFrom[];
  readonly basis: (typeof EXCLUSION_BASES)[number];
}
