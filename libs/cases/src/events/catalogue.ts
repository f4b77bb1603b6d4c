import { linesAdded } from '../add-lines/evolve.ts';
import { agencyHoldLifted, agencyHoldPlaced } from '../agency-holds/evolve.ts';
import { annulled } from '../annul/evolve.ts';
import { stillHeld } from '../attest-still-held/evolve.ts';
import {
  documentAttached,
  noteAdded,
  storageChargeAccrued,
  supervisoryReviewRecorded,
  valuationRecorded,
} from '../case-records/evolve.ts';
import { caseClosed } from '../close-case/evolve.ts';
import { quantityCorrected } from '../correct-quantity/evolve.ts';
import { custodyCounted, custodyTransferred, sealChanged } from '../custody/evolve.ts';
import { deadlineExtended, deadlineLapsed, deadlineMet, deadlineTolled } from '../deadlines/evolve.ts';
import { destroyed } from '../destroy/evolve.ts';
import { detained } from '../detain/evolve.ts';
import { disposedOf } from '../dispose/evolve.ts';
import { courtOrderRecorded, electionReceived, petitionDecided } from '../elections/evolve.ts';
import { excluded } from '../exclude/evolve.ts';
import { exported, exportPermitted } from '../export/evolve.ts';
import { forfeited } from '../forfeit/evolve.ts';
import { noticeIssued, noticePublished, noticeReturned, noticeServed } from '../notices/evolve.ts';
import { caseOpened } from '../open-case/evolve.ts';
import { lossRecorded } from '../record-loss/evolve.ts';
import { redelivered, redeliveryDemanded } from '../redeliver/evolve.ts';
import { released } from '../release/evolve.ts';
import { proposalApproved, proposalDeclined, proposalWithdrawn, proposed } from '../proposals/evolve.ts';
import { caseReopened } from '../reopen-case/evolve.ts';
import { exclusionRescinded } from '../rescind-exclusion/evolve.ts';
import { seized } from '../seize/evolve.ts';
import { forfeitureSetAside } from '../set-aside-forfeiture/evolve.ts';
import type { EventSpec } from './spec.ts';
import type { EventType } from './types.ts';

/** Every event type with its version, fold and sentence. The compiler sees to it that none is missing. */
export const CATALOGUE: Readonly<{ [T in EventType]: EventSpec<T> }> = {
  CaseOpened: caseOpened,
  LinesAdded: linesAdded,
  QuantityCorrected: quantityCorrected,
  Detained: detained,
  SeizedSubjectToForfeiture: seized,
  Released: released,
  StillHeld: stillHeld,
  Excluded: excluded,
  ExclusionRescinded: exclusionRescinded,
  Forfeited: forfeited,
  ForfeitureSetAside: forfeitureSetAside,
  DisposedOf: disposedOf,
  ExportPermitted: exportPermitted,
  Exported: exported,
  Destroyed: destroyed,
  LossRecorded: lossRecorded,
  RedeliveryDemanded: redeliveryDemanded,
  Redelivered: redelivered,
  CustodyTransferred: custodyTransferred,
  SealChanged: sealChanged,
  CustodyCounted: custodyCounted,
  NoticeIssued: noticeIssued,
  NoticeServed: noticeServed,
  NoticeReturned: noticeReturned,
  NoticePublished: noticePublished,
  ElectionReceived: electionReceived,
  PetitionDecided: petitionDecided,
  CourtOrderRecorded: courtOrderRecorded,
  AgencyHoldPlaced: agencyHoldPlaced,
  AgencyHoldLifted: agencyHoldLifted,
  DeadlineExtended: deadlineExtended,
  DeadlineTolled: deadlineTolled,
  DeadlineLapsed: deadlineLapsed,
  DeadlineMet: deadlineMet,
  SupervisoryReviewRecorded: supervisoryReviewRecorded,
  ValuationRecorded: valuationRecorded,
  StorageChargeAccrued: storageChargeAccrued,
  DocumentAttached: documentAttached,
  NoteAdded: noteAdded,
  Annulled: annulled,
  CaseClosed: caseClosed,
  CaseReopened: caseReopened,
  Proposed: proposed,
  ProposalApproved: proposalApproved,
  ProposalDeclined: proposalDeclined,
  ProposalWithdrawn: proposalWithdrawn,
};

export const EVENT_TYPES = Object.keys(CATALOGUE) as EventType[];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(CATALOGUE, type);
}

/** The entry of one type. Typed for the union of all, so that an event of any type can be passed to it. */
export function specOf(type: EventType): EventSpec<EventType> {
  return CATALOGUE[type];
}
