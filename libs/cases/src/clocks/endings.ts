import { countedIn, heldIn } from '../case-file/buckets.ts';
import type { ClockFacts, DetentionFact, ElectionFact } from './clock-facts.ts';
import type { Start } from './triggers.ts';

/** How a clock ended: what it waits for was done, there is nothing left to wait for, or the law took its course. */
export interface Ended {
  readonly how: 'met' | 'stopped' | 'lapsed';
  /** Local date, where it is known. */
  readonly on?: string;
}

export type EndingName =
  | 'nothing-presented'
  | 'nothing-detained'
  | 'deemed-detained'
  | 'deemed-excluded'
  | 'detention-notice-mailed'
  | 'all-determined'
  | 'all-seized'
  | 'protest-filed'
  | 'nothing-excluded'
  | 'election-decided'
  | 'redelivery-demanded'
  | 'nothing-held'
  | 'nothing-seized'
  | 'seizure-notice-mailed'
  | 'seizure-answered'
  | 'claim-filed'
  | 'published-long-enough'
  | 'petitioned-again';

type Ending = (facts: ClockFacts, start: Start, due: string) => Ended | undefined;

/** What ends a clock, found among the facts, for one start of it. */
export const ENDINGS: Readonly<Record<EndingName, Ending>> = {
  'deemed-detained': ({ detentions }) => deemed(detentions),
  'deemed-excluded': ({ exclusions }) => deemed(exclusions),
  'nothing-presented': (facts) => when(counted(facts) && facts.units.presented === 0, 'met'),
  'nothing-detained': (facts) => when(counted(facts) && facts.units.detained === 0, 'stopped'),
  'detention-notice-mailed': ({ notices = [] }, { subject, on }) =>
    met(notices.find((one) => one.of === 'detention' && tellsOf(one.actId, subject) && one.mailedOn >= on)?.mailedOn),
  // Exclusion and seizure are different tracks: what is seized no longer waits for its admissibility.
  'all-seized': (facts) =>
    when(counted(facts) && awaiting(facts) === 0 && allSeized(facts), 'stopped', latest(facts.seizures)),
  'all-determined': (facts) => when(counted(facts) && awaiting(facts) === 0, 'met'),
  'protest-filed': (facts, { on }) => met(electionSince(facts, on, 'protest')?.on),
  'nothing-excluded': ({ units }) => when(units.excluded === 0, 'stopped'),
  'election-decided': ({ elections = [] }, { subject }) => {
    const election = elections.find(({ id }) => id === subject);
    return when(election?.decided === true, 'met', election?.decidedOn);
  },
  'redelivery-demanded': ({ redeliveryDemands = [] }, { on }) => met(redeliveryDemands.find((one) => one.on >= on)?.on),
  'nothing-held': ({ units }) => when(heldIn(units) === 0, 'stopped'),
  'nothing-seized': ({ units }) => when(units.seized === 0, 'stopped'),
  'seizure-notice-mailed': ({ notices = [] }, { subject, on }) =>
    met(notices.find((one) => one.of === 'seizure' && tellsOf(one.actId, subject) && one.mailedOn >= on)?.mailedOn),
  // It may come before this notice: by word of mouth, or after a first notice of the same seizure.
  'seizure-answered': (facts, start) =>
    met(electionSince(facts, seizedOn(facts, start), 'petition', 'offer', 'abandonment', 'claim')?.on),
  'claim-filed': (facts, start) => met(electionSince(facts, seizedOn(facts, start), 'claim')?.on),
  'published-long-enough': ({ publications = [] }, { subject }, due) =>
    when(
      publications.some(({ id, untilOn }) => id === subject && untilOn >= due),
      'met',
      due,
    ),
  'petitioned-again': (facts, { on }) => met(electionSince(facts, on, 'petition')?.on),
};

/** Units for which customs has neither released, excluded nor seized: the admissibility clock waits for them. */
export function awaiting({ units }: ClockFacts): number {
  return units.presented + units.detained;
}

/** Before its lines are recorded a case has no units, but its clocks run. */
function counted({ units }: ClockFacts): boolean {
  return countedIn(units) > 0;
}

function allSeized({ seizures = [], units }: ClockFacts): boolean {
  const all = countedIn(units);
  return seizures.reduce((sum, { quantity = all }) => sum + quantity, 0) >= all;
}

/** That goods count as detained or excluded by operation of law is the lapse, recorded. */
function deemed(acts: readonly DetentionFact[] = []): Ended | undefined {
  const act = acts.find((one) => one.deemed);
  return act && { how: 'lapsed', on: act.on };
}

function seizedOn({ notices = [], seizures = [] }: ClockFacts, { on, subject }: Start): string {
  const actId = notices.find(({ id }) => id === subject)?.actId;
  const dates = seizures.filter(({ id }) => tellsOf(actId, id)).map((seizure) => seizure.on);
  return dates.reduce((first, date) => (date < first ? date : first), on);
}

function electionSince(
  { elections = [] }: ClockFacts,
  since: string,
  ...kinds: readonly ElectionFact['kind'][]
): ElectionFact | undefined {
  return elections.find(({ kind, on }) => kinds.includes(kind) && on >= since);
}

/** A notice that names no act tells of all of its kind. */
function tellsOf(actId: string | undefined, subject: string | undefined): boolean {
  return actId === undefined || actId === subject;
}

function latest(acts: ClockFacts['seizures'] = []): string | undefined {
  return acts.reduce<string | undefined>((last, { on }) => (last === undefined || on > last ? on : last), undefined);
}

function met(on: string | undefined): Ended | undefined {
  return on === undefined ? undefined : { how: 'met', on };
}

function when(holds: boolean, how: Ended['how'], on?: string): Ended | undefined {
  if (!holds) return undefined;
  return on === undefined ? { how } : { how, on };
}
