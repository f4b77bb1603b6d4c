import type { UnitsFrom } from '../case-file/units.ts';

/** What became of forfeited goods. Only `destroyed` and `exported` move units to another bucket. */
export const DISPOSAL_METHODS = ['sold', 'destroyed', 'exported', 'official-use', 'transferred'] as const;
export type DisposalMethod = (typeof DISPOSAL_METHODS)[number];

export interface DisposedOfData {
  readonly lines: readonly UnitsFrom[];
  readonly method: DisposalMethod;
  readonly authorityReference: string;
  readonly recipient?: string;
}
