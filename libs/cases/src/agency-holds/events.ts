/** Units an agency wants held; a line without a quantity is held whole. */
export interface HeldForAgency {
  readonly line: number;
  readonly quantity?: number;
}

export interface AgencyHoldPlacedData {
  readonly agency: string;
  readonly reference: string;
  readonly lines: readonly HeldForAgency[];
}

export interface AgencyHoldLiftedData {
  readonly holdEventId: string;
  readonly reference: string;
  /** What is lifted; the whole hold where absent. */
  readonly lines?: readonly HeldForAgency[];
}
