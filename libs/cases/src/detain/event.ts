import type { UnitsFrom } from '../case-file/units.ts';

/** Detained by an officer's decision, or deemed so when 5 business days pass (19 USC 1499(c)(1)). */
export const DETENTION_BASES = ['decision', 'deemed'] as const;

export interface DetainedData {
  readonly lines: readonly UnitsFrom[];
  readonly basis: (typeof DETENTION_BASES)[number];
}
