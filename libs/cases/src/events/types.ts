import type { AnnulledData } from '../annul/event.ts';
import type { LinesAddedData } from '../add-lines/event.ts';
import type { CustodyCountedData, CustodyTransferredData, SealChangedData } from '../custody/events.ts';
import type {
  DeadlineExtendedData,
  DeadlineLapsedData,
  DeadlineMetData,
  DeadlineTolledData,
} from '../deadlines/events.ts';
import type { DetainedData } from '../detain/event.ts';
import type { DestroyedData } from '../destroy/event.ts';
import type { DisposedOfData } from '../dispose/event.ts';
import type { CourtOrderRecordedData, ElectionReceivedData, PetitionDecidedData } from '../elections/events.ts';
import type { ExcludedData } from '../exclude/event.ts';
import type { ExportedData, ExportPermittedData } from '../export/events.ts';
import type { ForfeitedData } from '../forfeit/event.ts';
import type { ForfeitureSetAsideData } from '../set-aside-forfeiture/event.ts';
import type { AgencyHoldLiftedData, AgencyHoldPlacedData } from '../agency-holds/events.ts';
import type { CaseClosedData } from '../close-case/event.ts';
import type { CaseOpenedData } from '../open-case/event.ts';
import type { CaseReopenedData } from '../reopen-case/event.ts';
import type { LossRecordedData } from '../record-loss/event.ts';
import type { NoticeIssuedData, NoticePublishedData, NoticeReturnedData, NoticeServedData } from '../notices/events.ts';
import type { ProposalEndedData, ProposedData } from '../proposals/events.ts';
import type { QuantityCorrectedData } from '../correct-quantity/event.ts';
import type {
  DocumentAttachedData,
  NoteAddedData,
  StorageChargeAccruedData,
  SupervisoryReviewRecordedData,
  ValuationRecordedData,
} from '../case-records/events.ts';
import type { RedeliveredData, RedeliveryDemandedData } from '../redeliver/events.ts';
import type { ReleasedData } from '../release/event.ts';
import type { ExclusionRescindedData } from '../rescind-exclusion/event.ts';
import type { SeizedData } from '../seize/event.ts';
import type { StillHeldData } from '../attest-still-held/event.ts';
import type { EventContext, EventRecord } from './envelope.ts';

/** Every event of a case: wire name to payload. The names are the contract; they never change. */
export interface EventPayloads {
  CaseOpened: CaseOpenedData;
  LinesAdded: LinesAddedData;
  QuantityCorrected: QuantityCorrectedData;
  Detained: DetainedData;
  SeizedSubjectToForfeiture: SeizedData;
  Released: ReleasedData;
  StillHeld: StillHeldData;
  Excluded: ExcludedData;
  ExclusionRescinded: ExclusionRescindedData;
  Forfeited: ForfeitedData;
  ForfeitureSetAside: ForfeitureSetAsideData;
  DisposedOf: DisposedOfData;
  ExportPermitted: ExportPermittedData;
  Exported: ExportedData;
  Destroyed: DestroyedData;
  LossRecorded: LossRecordedData;
  RedeliveryDemanded: RedeliveryDemandedData;
  Redelivered: RedeliveredData;
  CustodyTransferred: CustodyTransferredData;
  SealChanged: SealChangedData;
  CustodyCounted: CustodyCountedData;
  NoticeIssued: NoticeIssuedData;
  NoticeServed: NoticeServedData;
  NoticeReturned: NoticeReturnedData;
  NoticePublished: NoticePublishedData;
  ElectionReceived: ElectionReceivedData;
  PetitionDecided: PetitionDecidedData;
  CourtOrderRecorded: CourtOrderRecordedData;
  AgencyHoldPlaced: AgencyHoldPlacedData;
  AgencyHoldLifted: AgencyHoldLiftedData;
  DeadlineExtended: DeadlineExtendedData;
  DeadlineTolled: DeadlineTolledData;
  DeadlineLapsed: DeadlineLapsedData;
  DeadlineMet: DeadlineMetData;
  SupervisoryReviewRecorded: SupervisoryReviewRecordedData;
  ValuationRecorded: ValuationRecordedData;
  StorageChargeAccrued: StorageChargeAccruedData;
  DocumentAttached: DocumentAttachedData;
  NoteAdded: NoteAddedData;
  Annulled: AnnulledData;
  CaseClosed: CaseClosedData;
  CaseReopened: CaseReopenedData;
  Proposed: ProposedData;
  ProposalApproved: ProposalEndedData;
  ProposalDeclined: ProposalEndedData;
  ProposalWithdrawn: ProposalEndedData;
}

export type EventType = keyof EventPayloads;

/** An event as decided: complete but for its place in the log. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: EventContext & { readonly type: K; readonly data: EventPayloads[K] };
}[T];

/** An event as it stands in the log. */
export type CaseEvent<T extends EventType = EventType> = {
  [K in T]: EventContext & EventRecord & { readonly type: K; readonly data: EventPayloads[K] };
}[T];

/** The four transitions the service exists for; a status is always named after one of them. */
export const STATUS_EVENTS = ['Detained', 'SeizedSubjectToForfeiture', 'Released', 'StillHeld'] as const;
export type Status = (typeof STATUS_EVENTS)[number];

export function isStatusEvent(type: EventType): type is Status {
  return (STATUS_EVENTS as readonly string[]).includes(type);
}
