import type { CostBond, ElectionKind } from '../elections/events.ts';
import type { CaseOpenedData } from '../open-case/event.ts';
import type { ForfeitedData } from '../forfeit/event.ts';
import type { HeldForAgency } from '../agency-holds/events.ts';
import type { Addressee } from '../notices/events.ts';
import type { OpenProposal } from '../proposals/open-proposal.ts';
import type { CaseEvent } from '../events/types.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { LatestTransition, Line } from './line.ts';
import type { Units } from './units.ts';

export interface AgencyHold {
  readonly eventId: string;
  readonly agency: string;
  readonly reference: string;
  readonly placedAt: string;
  /** What is still held for the agency; empty once lifted. */
  readonly lines: readonly HeldForAgency[];
}

export interface Seizure {
  readonly eventId: string;
  readonly at: string;
  readonly lines: readonly Units[];
  readonly legalBases: readonly string[];
  readonly fpfCaseNumber: string;
}

export interface Detention {
  readonly eventId: string;
  readonly at: string;
  readonly basis: 'decision' | 'deemed';
}

export interface Exclusion {
  readonly eventId: string;
  readonly at: string;
  readonly basis: 'decision' | 'deemed';
  readonly lines: readonly Units[];
}

export interface Notice {
  readonly eventId: string;
  readonly template: string;
  readonly templateVersion: string;
  readonly addressee: Addressee;
  readonly mailedOn: string;
  readonly aboutEventId?: string;
  readonly servedOn?: string;
  readonly returnedOn?: string;
}

export interface Publication {
  readonly eventId: string;
  readonly firstPublishedOn: string;
  readonly publishedUntil: string;
  readonly aboutEventId?: string;
}

export interface Election {
  readonly eventId: string;
  readonly kind: ElectionKind;
  readonly by: string;
  readonly receivedOn: string;
  readonly lines?: readonly Units[];
  readonly bond?: CostBond;
  /** Outcome once decided or settled; pending while absent. An abandonment is never pending. */
  readonly outcome?: string;
}

export interface Forfeiture {
  readonly eventId: string;
  readonly basis: ForfeitedData['basis'];
  readonly instrument: string;
  /** Units that it still stands for; what was set aside is taken off, of the oldest forfeiture first. */
  readonly lines: readonly Units[];
  /** Rests on a listed exception to the limit of administrative forfeiture. */
  readonly excepted: boolean;
}

export interface CourtOrder {
  readonly eventId: string;
  readonly kind: string;
  readonly docket: string;
  readonly orderedOn: string;
  readonly lines?: readonly Units[];
  /** Of a stay that is over: event id of the order that ended it. */
  readonly endedBy?: string;
}

/** Something granted or demanded for a number of units, and what is left of it. */
export interface Allowance {
  readonly eventId: string;
  readonly reference: string;
  readonly date?: string;
  readonly lines: readonly Units[];
}

export type DeadlineEvent = CaseEvent<'DeadlineExtended' | 'DeadlineTolled' | 'DeadlineLapsed' | 'DeadlineMet'>;

/** A fact that does not fit the history as folded now. Decide lets none in; a foreign event may bring one. */
export interface Anomaly {
  readonly eventId: string;
  readonly problem: Refusal;
}

export interface Review {
  readonly eventId: string;
  readonly at: string;
  readonly nextReviewOn?: string;
}

/** Units of a line by place; places are FIRMS codes or names. */
export type Locations = ReadonlyMap<string, number>;

/** Where a case stands: the fold of its valid events in the order in which they took effect. */
export interface CaseState {
  readonly opened?: CaseOpenedData & { readonly at: string };
  readonly lines: ReadonlyMap<number, Line>;
  readonly latest?: LatestTransition;
  readonly detentions: readonly Detention[];
  readonly holds: readonly AgencyHold[];
  readonly seizures: readonly Seizure[];
  readonly exclusions: readonly Exclusion[];
  readonly notices: readonly Notice[];
  readonly publications: readonly Publication[];
  readonly elections: readonly Election[];
  readonly courtOrders: readonly CourtOrder[];
  readonly forfeitures: readonly Forfeiture[];
  readonly exportPermits: readonly Allowance[];
  readonly redeliveryDemands: readonly Allowance[];
  readonly deadlines: readonly DeadlineEvent[];
  readonly reviews: readonly Review[];
  /** Deeds that wait for a second person. */
  readonly proposals: readonly OpenProposal[];
  readonly custody: ReadonlyMap<number, Locations>;
  readonly seals: readonly string[];
  /** Storage accrued so far in minor units, by currency. */
  readonly storage: Readonly<Record<string, number>>;
  readonly documents: number;
  readonly notes: number;
  /** Instant of closing; absent while open. */
  readonly closedAt?: string;
  /** Valid transitions folded so far. */
  readonly transitions: number;
  readonly anomalies: readonly Anomaly[];
}

export const NOTHING_YET: CaseState = Object.freeze({
  lines: new Map(),
  detentions: [],
  holds: [],
  seizures: [],
  exclusions: [],
  notices: [],
  publications: [],
  elections: [],
  courtOrders: [],
  forfeitures: [],
  exportPermits: [],
  redeliveryDemands: [],
  deadlines: [],
  reviews: [],
  proposals: [],
  custody: new Map(),
  seals: [],
  storage: {},
  documents: 0,
  notes: 0,
  transitions: 0,
  anomalies: [],
});
