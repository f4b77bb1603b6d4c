import type { UnitsFrom } from '../case-file/units.ts';

export interface DestroyedData {
  readonly lines: readonly UnitsFrom[];
  readonly authorityReference: string;
  readonly method?: string;
  readonly witness?: string;
}
