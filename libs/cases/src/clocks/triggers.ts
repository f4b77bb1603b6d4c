import type { ActFact, ClockFacts } from './clock-facts.ts';

/** One run of a clock: the day that it is counted from, and the event it runs on where there may be several. */
export interface Start {
  readonly on: string;
  readonly subject?: string;
}

export type TriggerName =
  | 'presentation'
  | 'detention'
  | 'exclusion'
  | 'protest'
  | 'release'
  | 'last-transition'
  | 'seizure'
  | 'seizure-notice'
  | 'publication'
  | 'claim'
  | 'petition-decision'
  | 'offence-discovery'
  | 'involvement-discovery';

/** What starts a clock, found among the facts. */
export const TRIGGERS: Readonly<Record<TriggerName, (facts: ClockFacts) => Start[]>> = {
  presentation: ({ presentedOn }) => dated(presentedOn),
  detention: ({ detentions }) => acts(detentions),
  exclusion: ({ exclusions }) => acts(exclusions),
  protest: ({ elections }) => acts(elections?.filter(({ kind }) => kind === 'protest')),
  release: ({ releases = [] }) =>
    releases.map(({ id, on, conditionalUntil }) => ({ on: conditionalUntil ?? on, subject: id })),
  'last-transition': ({ lastTransitionOn }) => dated(lastTransitionOn),
  seizure: ({ seizures }) => acts(seizures),
  'seizure-notice': ({ notices = [] }) =>
    notices.filter((notice) => notice.of === 'seizure').map(({ id, mailedOn }) => ({ on: mailedOn, subject: id })),
  publication: ({ publications = [] }) => publications.map(({ id, firstOn }) => ({ on: firstOn, subject: id })),
  claim: ({ elections }) => acts(elections?.filter(({ kind }) => kind === 'claim')),
  'petition-decision': ({ elections = [] }) =>
    elections.flatMap(({ kind, id, decidedOn }) =>
      kind === 'petition' && decidedOn !== undefined ? [{ on: decidedOn, subject: id }] : [],
    ),
  'offence-discovery': ({ offenceDiscoveredOn }) => dated(offenceDiscoveredOn),
  'involvement-discovery': ({ involvementDiscoveredOn }) => dated(involvementDiscoveredOn),
};

function dated(on: string | undefined): Start[] {
  return on === undefined ? [] : [{ on }];
}

function acts(facts: readonly ActFact[] = []): Start[] {
  return facts.map(({ id, on }) => ({ on, subject: id }));
}
