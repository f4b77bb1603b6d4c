import type { CaseEvent } from '../events/types.ts';
import { clockOf } from './clocks.ts';
import type { TriggerName } from './triggers.ts';

/** What a clock runs on, in words and as a test; absent where it runs on a date of the case and not on an event. */
export interface Subject {
  readonly what: string;
  readonly is: (event: CaseEvent) => boolean;
}

const ELECTION = { what: 'an election (ElectionReceived)', is: ({ type }: CaseEvent) => type === 'ElectionReceived' };

const SUBJECTS: Readonly<Partial<Record<TriggerName, Subject>>> = {
  detention: { what: 'a detention (Detained)', is: ({ type }) => type === 'Detained' },
  exclusion: { what: 'an exclusion (Excluded)', is: ({ type }) => type === 'Excluded' },
  seizure: { what: 'a seizure (SeizedSubjectToForfeiture)', is: ({ type }) => type === 'SeizedSubjectToForfeiture' },
  'seizure-notice': {
    what: 'a notice of seizure (NoticeIssued)',
    is: ({ type, data }) => type === 'NoticeIssued' && 'template' in data && data.template === 'notice-of-seizure',
  },
  publication: { what: 'a publication (NoticePublished)', is: ({ type }) => type === 'NoticePublished' },
  release: { what: 'a release (Released)', is: ({ type }) => type === 'Released' },
  protest: ELECTION,
  claim: ELECTION,
  'petition-decision': ELECTION,
};

/** The event that facts about a clock may name as its subject: what `TRIGGERS` starts the clock with. */
export function subjectOf(clock: string): Subject | undefined {
  return SUBJECTS[clockOf(clock).trigger];
}
