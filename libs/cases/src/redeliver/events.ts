import type { Units, UnitsFrom } from '../case-file/units.ts';

/** Customs calls released goods back (19 CFR 141.113). The goods stay released until they come. */
export interface RedeliveryDemandedData {
  readonly lines: readonly Units[];
  readonly demandReference: string;
  /** Local date by which the goods have to be back. */
  readonly dueOn: string;
}

/** Released goods came back into detention: the only way back. */
export interface RedeliveredData {
  readonly lines: readonly UnitsFrom[];
  readonly demandEventId: string;
}
