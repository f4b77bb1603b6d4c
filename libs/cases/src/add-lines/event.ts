/** A price with the basis it was stated on; minor units (cents) of the currency. */
export interface UnitValue {
  readonly amount: number;
  readonly currency: string;
  readonly basis: 'entered' | 'domesticAppraised' | 'agencyEstimate';
}

export interface HtsusReference {
  readonly code: string;
  /** The edition of the tariff that the code is read in. */
  readonly edition: string;
}

/** One kind of goods in a case, as counted on arrival. */
export interface LineFacts {
  readonly line: number;
  readonly description: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly htsus: HtsusReference;
  /** ISO 3166-1 alpha-2 country of origin. */
  readonly origin: string;
  readonly unitValue: UnitValue;
  /** Units found; the line's buckets always sum to it. */
  readonly counted: number;
  /** Units on the entry, where it says another number than was counted. */
  readonly declared?: number;
  /** Serial numbers of the numbered units; at most `counted` of them. */
  readonly serials?: readonly string[];
}

export interface LinesAddedData {
  readonly lines: readonly LineFacts[];
}
