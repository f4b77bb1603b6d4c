import type { UnitsFrom } from '../case-file/units.ts';

export interface ForfeitureSetAsideData {
  readonly lines: readonly UnitsFrom[];
  /** The order or decision that set the forfeiture aside. */
  readonly orderReference: string;
}
