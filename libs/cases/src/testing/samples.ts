import type { EventPayloads, EventType, NewEvent } from '../events/types.ts';
import { specOf } from '../events/catalogue.ts';
import { lineFacts, OFFICER, SEIZURE } from './given.ts';
import { NOTICE, PUBLICATION } from './forfeiture.ts';

const lines = [{ line: 1, quantity: 600 }];
const from = <B extends string>(bucket: B) => [{ line: 1, quantity: 600, from: bucket }];
const authorityReference = 'D-1';
const demandEventId = 'demand';
const clock = 'petition';

/** One payload of every event type. */
export const SAMPLES: Readonly<EventPayloads> = {
  CaseOpened: { port: '2801', parties: [], clockRegime: 'title19', presentedOn: '2025-01-10', requestingAgency: 'FCC' },
  LinesAdded: { lines: [lineFacts(900)] },
  QuantityCorrected: { line: 1, previousCount: 900, counted: 890 },
  Detained: { lines: from('presented'), basis: 'decision' },
  SeizedSubjectToForfeiture: { ...SEIZURE, lines: from('detained'), prohibitedGoods: false },
  Released: { lines: from('seized'), releaseType: 'remission', authorityReference, conditions: 'None is sold' },
  StillHeld: { lines, asOf: '2025-02-21', nextReviewOn: '2025-03-23' },
  Excluded: { lines: from('detained'), basis: 'deemed' },
  ExclusionRescinded: { exclusionEventId: 'exclusion', lines },
  Forfeited: { lines: from('seized'), basis: 'abandonment', instrument: 'election' },
  ForfeitureSetAside: { lines: from('forfeited'), orderReference: 'O-1' },
  DisposedOf: { lines: from('forfeited'), method: 'sold', authorityReference },
  ExportPermitted: { lines, authorityReference, expiresOn: '2025-06-01' },
  Exported: { lines: from('detained'), authorityReference },
  Destroyed: { lines: from('detained'), authorityReference },
  LossRecorded: { lines: from('presented'), reportReference: 'R-1' },
  RedeliveryDemanded: { lines, demandReference: 'R-1', dueOn: '2025-06-01' },
  Redelivered: { lines: from('released'), demandEventId },
  CustodyTransferred: {
    lines,
    from: { name: 'Pier 80' },
    to: { firms: 'W123' },
    method: 'truck',
    purpose: 'storage',
    condition: 'sealed',
    receipt: 'R-1',
  },
  SealChanged: { place: { firms: 'W123' }, removed: [], applied: ['S1'] },
  CustodyCounted: { lines, place: { firms: 'W123' }, condition: 'sealed' },
  NoticeIssued: NOTICE,
  NoticeServed: { noticeEventId: 'notice', servedOn: '2025-01-30' },
  NoticeReturned: { noticeEventId: 'notice', returnedOn: '2025-01-30', remark: 'moved' },
  NoticePublished: PUBLICATION,
  ElectionReceived: { kind: 'petition', by: 'Demo Importer A', receivedOn: '2025-02-03', lines },
  PetitionDecided: { electionEventId: 'election', outcome: 'mitigated', decisionReference: 'D-1' },
  CourtOrderRecorded: {
    kind: 'release',
    court: 'Court of International Trade',
    docket: '25-00001',
    orderedOn: '2025-02-10',
    terms: 'Release forthwith',
    settlesEventId: 'election',
  },
  AgencyHoldPlaced: { agency: 'FCC', reference: 'F-1', lines: [{ line: 1 }] },
  AgencyHoldLifted: { holdEventId: 'hold', reference: 'F-2', lines: [{ line: 1, quantity: 100 }] },
  DeadlineExtended: { clock, oldDate: '2025-02-26', newDate: '2025-03-28', authority: '19 CFR 171.2(b)' },
  DeadlineTolled: { clock, from: '2025-02-01', authority: 'Agreement' },
  DeadlineLapsed: { clock, dueOn: '2025-02-26', calendarVersion: '2025-01' },
  DeadlineMet: { clock, metOn: '2025-02-20', dueOn: '2025-02-26' },
  SupervisoryReviewRecorded: { basis: 'policy', finding: 'Awaiting the FCC', nextReviewOn: '2025-04-01' },
  ValuationRecorded: {
    line: 1,
    unitValue: { amount: 250_000, currency: 'USD', basis: 'domesticAppraised' },
    source: 'Appraisal 1',
  },
  StorageChargeAccrued: {
    amount: 125_005,
    currency: 'USD',
    from: '2025-01-12',
    to: '2025-01-13',
    custodian: 'Bay Storage',
  },
  DocumentAttached: {
    title: 'Invoice',
    mediaType: 'application/pdf',
    digest: { algorithm: 'sha-256', value: 'ab'.repeat(32) },
    bytes: 1024,
  },
  NoteAdded: { text: 'Two pallets are wet.' },
  Annulled: { targetEventId: 'target', targetType: 'Released', targetRevision: 4 },
  CaseClosed: { remark: 'Nothing left to do' },
  CaseReopened: { remark: 'FCC letter' },
  Proposed: { deed: 'Seize', data: { ...SEIZURE, lines } },
  ProposalApproved: { proposalId: 'proposal', deed: 'Seize' },
  ProposalDeclined: { proposalId: 'proposal', deed: 'Release' },
  ProposalWithdrawn: { proposalId: 'proposal', deed: 'Annul' },
};

/** An event of a type as decided, with the sample as its payload. */
export function sampleEvent<T extends EventType>(type: T): NewEvent<T> {
  return {
    eventId: '7f9c1c5e-4f0e-5b53-9b83-0c3d1f6f7a10',
    type,
    schemaVersion: specOf(type).version,
    caseId: 'SYN-01',
    effectiveAt: '2025-02-21T12:00:00.000Z',
    actor: OFFICER,
    reasonCode: 'agency-request',
    commandId: 'command-1',
    commandDigest: 'digest',
    correlationId: 'correlation-1',
    causationId: 'causation-1',
    data: SAMPLES[type],
  };
}
