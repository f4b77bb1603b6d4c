import type { Units } from '../case-file/units.ts';

/** Where goods are: a bonded facility by its FIRMS code, or a place in words for anything else. */
export interface Place {
  readonly firms?: string;
  readonly name?: string;
}

export interface CustodyTransferredData {
  readonly lines: readonly Units[];
  readonly from: Place;
  readonly to: Place;
  readonly method: string;
  readonly purpose: string;
  readonly condition: string;
  readonly seals?: readonly string[];
  readonly receipt: string;
}

export interface SealChangedData {
  readonly place: Place;
  readonly removed: readonly string[];
  readonly applied: readonly string[];
}

/** A physical count. A count that differs from the books is recorded as found; it corrects nothing by itself. */
export interface CustodyCountedData {
  readonly lines: readonly Units[];
  readonly place: Place;
  readonly condition: string;
}
