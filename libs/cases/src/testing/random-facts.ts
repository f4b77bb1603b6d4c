import type { CaseFile } from '../case-file/case-file.ts';
import type { CaseState } from '../case-file/state.ts';
import { NOTICE, PUBLICATION } from './forfeiture.ts';
import { SAMPLES } from './samples.ts';
import type { Asked, Intent } from './random-commands.ts';

/** @param today a day on which something has happened to the case already, so that nothing is told of days to come */
type Fact = (state: CaseState, intent: Intent, today: string) => Asked;

const COURT_ORDER = { kind: 'release', court: 'Court of International Trade', docket: '25-00001', terms: 'Release' };
const clock = 'admissibility';

function unitsOf({ lines }: CaseState, { lines: [place = 0], share }: Intent) {
  const [line = 1, counted = 1] =
    [...lines].map(([number, one]) => [number, one.counted] as const)[place % lines.size] ?? [];
  return [{ line, quantity: Math.max(1, Math.ceil((counted * share) / 100)) }];
}

/** What became of a notice that is under way, or else a new one. */
const noticed: Fact = ({ notices }, { share }, today) => {
  const sent = notices.find(({ servedOn, returnedOn }) => !servedOn && !returnedOn);
  if (!sent) return ['IssueNotice', { ...NOTICE, mailedOn: today }];
  const noticeEventId = sent.eventId;
  if (share % 2 === 0) return ['ServeNotice', { noticeEventId, servedOn: today }];
  return ['ReturnNotice', { noticeEventId, returnedOn: today, remark: 'moved' }];
};

/** The decision on a petition that is pending, or else a new one. */
const petitioned: Fact = (state, intent, today) => {
  const pending = state.elections.find(({ kind, outcome }) => kind === 'petition' && !outcome);
  if (pending) return ['DecidePetition', { ...SAMPLES.PetitionDecided, electionEventId: pending.eventId }];
  return ['ReceiveElection', { ...SAMPLES.ElectionReceived, receivedOn: today, lines: unitsOf(state, intent) }];
};

/** What else is recorded of a case and moves none of its units. */
const FACTS: readonly Fact[] = [
  (state, intent) => ['TransferCustody', { ...SAMPLES.CustodyTransferred, lines: unitsOf(state, intent) }],
  (state, intent) => ['CountCustody', { ...SAMPLES.CustodyCounted, lines: unitsOf(state, intent) }],
  () => ['ChangeSeal', SAMPLES.SealChanged],
  (_state, _intent, today) => ['PublishNotice', { ...PUBLICATION, firstPublishedOn: today }],
  (_state, _intent, today) => ['RecordCourtOrder', { ...COURT_ORDER, orderedOn: today }],
  () => ['ExtendDeadline', { clock, oldDate: '2025-02-09', newDate: '2025-03-11', authority: 'Agreement' }],
  () => ['TollDeadline', { clock, from: '2025-02-01', authority: 'Agreement' }],
  () => ['MeetDeadline', { clock: 'release-or-detain', metOn: '2025-01-15', dueOn: '2025-01-17' }],
  () => ['LapseDeadline', { clock: 'release-or-detain', dueOn: '2025-01-17', calendarVersion: '2025-01' }],
  () => ['RecordReview', SAMPLES.SupervisoryReviewRecorded],
  (state, intent) => ['RecordValuation', { ...SAMPLES.ValuationRecorded, line: unitsOf(state, intent)[0]?.line }],
  () => ['AccrueStorage', SAMPLES.StorageChargeAccrued],
  () => ['AttachDocument', { title: 'Invoice', mediaType: 'application/pdf', sha256: 'ab'.repeat(32), bytes: 1024 }],
  () => ['AddNote', SAMPLES.NoteAdded],
];

const told =
  (fact: Fact) =>
  ({ state, history }: CaseFile, intent: Intent): Asked => {
    const today = history.map(({ effectiveAt }) => effectiveAt).reduce((a, b) => (a > b ? a : b));
    return fact(state, intent, today.slice(0, 10));
  };

const order =
  (kind: string): Fact =>
  (state, intent, today) => [
    'RecordCourtOrder',
    { ...COURT_ORDER, kind, orderedOn: today, ...(intent.pick % 3 > 0 && { lines: unitsOf(state, intent) }) },
  ];

/** What may be told of a case, by what it is about. */
export const TOLD = {
  stay: told(order('stay')),
  decree: told(order('forfeiture-decree')),
  notice: told(noticed),
  petition: told(petitioned),
  fact: told((state, intent, today) => (FACTS[intent.pick % FACTS.length] as Fact)(state, intent, today)),
};
