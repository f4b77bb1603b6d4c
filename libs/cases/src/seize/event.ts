import type { UnitsFrom } from '../case-file/units.ts';

export interface SeizedData {
  readonly lines: readonly UnitsFrom[];
  /** Codes of the list of legal bases; at least one. */
  readonly legalBases: readonly string[];
  readonly reasonableCause: string;
  readonly fpfCaseNumber: string;
  /** Number of the custody receipt (form 6051S) given for the goods. */
  readonly receiptNumber: string;
  /** Goods whose import is prohibited can't be released on payment of their value. */
  readonly prohibitedGoods: boolean;
}
