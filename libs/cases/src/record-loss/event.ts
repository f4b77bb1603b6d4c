import type { UnitsFrom } from '../case-file/units.ts';

export interface LossRecordedData {
  readonly lines: readonly UnitsFrom[];
  /** Report in which the loss was found or investigated. */
  readonly reportReference?: string;
}
