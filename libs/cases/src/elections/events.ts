import type { Units } from '../case-file/units.ts';

/** What a claimant may choose to do about a seizure. */
export const ELECTION_KINDS = ['petition', 'offer', 'abandonment', 'claim'] as const;
export type ElectionKind = (typeof ELECTION_KINDS)[number];

export interface CostBond {
  readonly number: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

export interface ElectionReceivedData {
  readonly kind: ElectionKind;
  readonly by: string;
  /** Local date on which it arrived. */
  readonly receivedOn: string;
  /** Units it speaks for; all held units of the case where absent. */
  readonly lines?: readonly Units[];
  readonly terms?: string;
  readonly bond?: CostBond;
}

export const PETITION_OUTCOMES = ['remitted', 'mitigated', 'denied', 'withdrawn', 'referred'] as const;

export interface PetitionDecidedData {
  readonly electionEventId: string;
  readonly outcome: (typeof PETITION_OUTCOMES)[number];
  readonly terms?: string;
  readonly decisionReference: string;
}

export const COURT_ORDER_KINDS = ['release', 'forfeiture-decree', 'stay', 'set-aside', 'other'] as const;

export interface CourtOrderRecordedData {
  readonly kind: (typeof COURT_ORDER_KINDS)[number];
  readonly court: string;
  readonly docket: string;
  readonly orderedOn: string;
  readonly terms: string;
  readonly lines?: readonly Units[];
  /** The election (a claim, say) that the order settles, or the stay that it ends. */
  readonly settlesEventId?: string;
}
