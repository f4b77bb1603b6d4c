import type { Buckets } from '../case-file/buckets.ts';
import type { ClockRegime } from '../open-case/event.ts';

/** An act that a clock may run on. Dates are local dates of the port, here and below. */
export interface ActFact {
  /** Id of the event; becomes the subject of the clock. */
  readonly id: string;
  readonly on: string;
}

/** A detention or an exclusion: by decision, or by operation of law since a clock ran out. */
export interface DetentionFact extends ActFact {
  readonly deemed?: boolean;
}

export interface SeizureFact extends ActFact {
  /** Units seized; all of the case where absent. */
  readonly quantity?: number;
}

export interface NoticeFact {
  readonly id: string;
  readonly of: 'detention' | 'seizure';
  readonly mailedOn: string;
  /** The act of which it tells; of all of its kind where absent. */
  readonly actId?: string;
}

export interface PublicationFact {
  readonly id: string;
  readonly firstOn: string;
  /** Last day of publication. */
  readonly untilOn: string;
}

/** What a claimant or importer filed. */
export interface ElectionFact extends ActFact {
  readonly kind: 'petition' | 'offer' | 'abandonment' | 'claim' | 'protest';
  readonly decided: boolean;
  /** Where it is known; a supplemental petition is counted from it. */
  readonly decidedOn?: string;
}

export interface ReleaseFact extends ActFact {
  /** End of a conditional period, from which redelivery is counted instead. */
  readonly conditionalUntil?: string;
}

/** A recorded fact about a clock; of each of its subjects where none is named. */
export interface AboutClock {
  readonly clock: string;
  readonly subject?: string;
}

export interface ExtensionFact extends AboutClock {
  readonly newDate: string;
  readonly authority: string;
  /** When it was granted. A tolling from then on adds to the new date; an earlier one is taken to be in it. */
  readonly on?: string;
}

export interface TollingFact extends AboutClock {
  readonly from: string;
  /** Open while absent, and until another one with the same `from` says it. */
  readonly until?: string;
}

export interface LapseFact extends AboutClock {
  readonly dueOn?: string;
}

export interface MetFact extends AboutClock {
  readonly on?: string;
}

/** All that the clocks of a case are computed from, as of some moment. What is absent has not happened. */
export interface ClockFacts {
  readonly regime: ClockRegime;
  /** Units by bucket: a clock that waits for units ends when there are none left to wait for. */
  readonly units: Buckets;
  readonly presentedOn?: string;
  readonly detentions?: readonly DetentionFact[];
  readonly exclusions?: readonly DetentionFact[];
  readonly seizures?: readonly SeizureFact[];
  readonly releases?: readonly ReleaseFact[];
  readonly redeliveryDemands?: readonly ActFact[];
  readonly notices?: readonly NoticeFact[];
  readonly publications?: readonly PublicationFact[];
  readonly elections?: readonly ElectionFact[];
  /** The last of the four transitions. */
  readonly lastTransitionOn?: string;
  readonly offenceDiscoveredOn?: string;
  /** When it was discovered that the property was involved in the offence. */
  readonly involvementDiscoveredOn?: string;
  readonly extensions?: readonly ExtensionFact[];
  readonly tolled?: readonly TollingFact[];
  readonly lapsed?: readonly LapseFact[];
  readonly met?: readonly MetFact[];
}
