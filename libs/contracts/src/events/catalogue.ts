import { EVENT_TYPES, type EventType } from '#libs/cases';
import * as custody from './custody.ts';
import * as endings from './endings.ts';
import * as goods from './goods.ts';
import * as matters from './holds-and-deadlines.ts';
import * as proposals from './proposals.ts';
import * as proceedings from './proceedings.ts';
import * as records from './records.ts';
import * as transitions from './transitions.ts';
import type { RecordOf } from '../schema/field.ts';
import type { PublishedSpec } from './spec.ts';
import { PUBLISHED_NAMES } from './names.ts';

/** Every published event, by the internal one it is made from. The compiler sees to it that none is missing. */
export const PUBLISHED = {
  CaseOpened: goods.caseOpened,
  LinesAdded: goods.linesAdded,
  QuantityCorrected: goods.quantityCorrected,
  Detained: transitions.detained,
  SeizedSubjectToForfeiture: transitions.seized,
  Released: transitions.released,
  StillHeld: transitions.stillHeld,
  Excluded: transitions.excluded,
  ExclusionRescinded: transitions.exclusionRescinded,
  Forfeited: endings.forfeited,
  ForfeitureSetAside: endings.forfeitureSetAside,
  DisposedOf: endings.disposedOf,
  ExportPermitted: endings.exportPermitted,
  Exported: endings.exported,
  Destroyed: endings.destroyed,
  LossRecorded: endings.lossRecorded,
  RedeliveryDemanded: transitions.redeliveryDemanded,
  Redelivered: transitions.redelivered,
  CustodyTransferred: custody.custodyTransferred,
  SealChanged: custody.sealChanged,
  CustodyCounted: custody.custodyCounted,
  NoticeIssued: proceedings.noticeIssued,
  NoticeServed: proceedings.noticeServed,
  NoticeReturned: proceedings.noticeReturned,
  NoticePublished: proceedings.noticePublished,
  ElectionReceived: proceedings.electionReceived,
  PetitionDecided: proceedings.petitionDecided,
  CourtOrderRecorded: proceedings.courtOrderRecorded,
  AgencyHoldPlaced: matters.agencyHoldPlaced,
  AgencyHoldLifted: matters.agencyHoldLifted,
  DeadlineExtended: matters.deadlineExtended,
  DeadlineTolled: matters.deadlineTolled,
  DeadlineLapsed: matters.deadlineLapsed,
  DeadlineMet: matters.deadlineMet,
  SupervisoryReviewRecorded: records.supervisoryReviewRecorded,
  ValuationRecorded: records.valuationRecorded,
  StorageChargeAccrued: records.storageChargeAccrued,
  DocumentAttached: records.documentAttached,
  NoteAdded: records.noteAdded,
  Annulled: records.annulled,
  CaseClosed: records.caseClosed,
  CaseReopened: records.caseReopened,
  Proposed: proposals.proposed,
  ProposalApproved: proposals.proposalApproved,
  ProposalDeclined: proposals.proposalDeclined,
  ProposalWithdrawn: proposals.proposalWithdrawn,
} as const satisfies { readonly [T in EventType]: object };

type Specs = typeof PUBLISHED;

/** The facts of each published event, by the internal name of what it is made from. */
export type FactsOf<T extends EventType> = RecordOf<Specs[T]['fields']>;

export const TYPE_PREFIX = 'org.customs-case-tracker.case';

/** Type of each published event, as written in its `type` attribute. */
export type PublishedType = {
  [T in EventType]: `${typeof TYPE_PREFIX}.${(typeof PUBLISHED_NAMES)[T]}.v${Specs[T]['version']}`;
}[EventType];

export function publishedSpec(type: EventType): PublishedSpec<EventType> {
  return PUBLISHED[type];
}

/** e.g. `org.customs-case-tracker.case.released.v1` */
export function publishedTypeOf(type: EventType): PublishedType {
  return `${TYPE_PREFIX}.${PUBLISHED_NAMES[type]}.v${publishedSpec(type).version}` as PublishedType;
}

/** All published types, in the order of the catalogue. */
export const PUBLISHED_TYPES: readonly PublishedType[] = EVENT_TYPES.map(publishedTypeOf);
