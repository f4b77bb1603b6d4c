/** What a party is to the consignment. */
export const PARTY_ROLES = ['importer', 'owner', 'consignee', 'carrier', 'broker', 'claimant', 'surety'] as const;

export interface Party {
  readonly role: (typeof PARTY_ROLES)[number];
  readonly name: string;
  /** Masked where it is a social security number; never in clear in an event. */
  readonly importerNumber?: string;
}

/** Which clocks run (domain reference, section 6). The regime is the case's, not a constant. */
export const CLOCK_REGIMES = ['title19', 'title19-agency-admissibility', 'cafra'] as const;
export type ClockRegime = (typeof CLOCK_REGIMES)[number];

export interface CaseOpenedData {
  /** Schedule D code of the port where the goods are. */
  readonly port: string;
  readonly parties: readonly Party[];
  readonly clockRegime: ClockRegime;
  /** Local date of the port on which the goods were presented for examination. */
  readonly presentedOn: string;
  readonly entryNumber?: string;
  readonly requestingAgency?: string;
  /** The agency's own reference of its request. */
  readonly agencyReference?: string;
  /** Named enforcement operation that groups cases across ports. */
  readonly campaign?: string;
  readonly title?: string;
}
