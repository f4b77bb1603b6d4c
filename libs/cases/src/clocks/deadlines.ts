import { localDate, plusDays } from '../case-file/local-date.ts';
import type { CaseState } from '../case-file/state.ts';
import { CURRENT_CALENDAR } from './calendar.ts';
import { CLOCKS, type Clock } from './clocks.ts';
import { dueDate } from './due-date.ts';

/** A clock that runs, or ran, in a case. */
export interface Deadline {
  readonly clock: string;
  readonly label: string;
  readonly citation: string;
  /** Event that it runs on, where there may be several. */
  readonly subject?: string;
  /** Local date on which it began. */
  readonly since: string;
  /** Last local date, extensions included. */
  readonly dueOn: string;
  readonly calendarVersion: string;
  readonly state: 'running' | 'met' | 'lapsed';
  /** Authority of the last extension. */
  readonly extendedBy?: string;
}

interface Trigger {
  readonly on: string;
  readonly subject?: string;
  /** What it ran for has been done: no longer a deadline for anybody. */
  readonly met: boolean;
}

/**
 * Deadlines of a case, from what was recorded. They are computed and shown; that one passed changes nothing
 * by itself: a lapse is a fact that somebody records after looking for an overlapping act.
 */
export function deadlinesOf(state: CaseState): Deadline[] {
  const { opened } = state;
  if (!opened) return [];
  return CLOCKS.filter(({ regimes }) => regimes?.includes(opened.clockRegime) ?? true)
    .flatMap((clock) => (TRIGGERS[clock.code]?.(state) ?? []).map((trigger) => deadline(clock, trigger, state)))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The first date that somebody still has to keep; one that has passed unmet stays the first. */
export function nextDeadline(state: CaseState): Deadline | undefined {
  if (state.closedAt !== undefined) return undefined;
  return deadlinesOf(state).find((one) => one.state === 'running');
}

function deadline(clock: Clock, trigger: Trigger, state: CaseState): Deadline {
  const facts = state.deadlines.filter(
    ({ data }) => data.clock === clock.code && (data.subject === undefined || data.subject === trigger.subject),
  );
  const { dueOn, calendarVersion } = dueDate(clock, trigger.on, CURRENT_CALENDAR);
  const extension = facts.findLast((fact) => fact.type === 'DeadlineExtended');
  const lapsed = facts.some(({ type }) => type === 'DeadlineLapsed');
  const met = trigger.met || facts.some(({ type }) => type === 'DeadlineMet');
  const due = extension?.type === 'DeadlineExtended' ? extension.data.newDate : dueOn;
  return {
    clock: clock.code,
    label: clock.label,
    citation: clock.citation,
    ...(trigger.subject !== undefined && { subject: trigger.subject }),
    since: trigger.on,
    dueOn: plusDays(due, tolledDays(facts)),
    calendarVersion,
    state: lapsed ? 'lapsed' : met ? 'met' : 'running',
    ...(extension?.type === 'DeadlineExtended' && { extendedBy: extension.data.authority }),
  };
}

/** Days on which the clock stood still; a tolling without end counts from its end on only. */
function tolledDays(facts: CaseState['deadlines']): number {
  return facts.reduce((days, fact) => {
    if (fact.type !== 'DeadlineTolled' || fact.data.until === undefined) return days;
    return days + (Date.parse(fact.data.until) - Date.parse(fact.data.from)) / 86_400_000 + 1;
  }, 0);
}

/** What starts each clock, read from the state. A clock without an entry here is not started by recorded facts. */
const TRIGGERS: Readonly<Record<string, (state: CaseState) => Trigger[]>> = {
  'release-or-detain': (state) => presentation(state, inBucket(state, 'presented') === 0),
  admissibility: (state) =>
    presentation(state, inBucket(state, 'presented') === 0 && inBucket(state, 'detained') === 0),
  'notice-of-detention': ({ latestDetention, notices, opened }) =>
    latestDetention
      ? [
          {
            on: localDate(latestDetention.at, opened?.port),
            subject: latestDetention.eventId,
            met: notices.some(({ template }) => template === 'notice-of-detention'),
          },
        ]
      : [],
  protest: (state) =>
    state.exclusions.map(({ eventId, at }) => ({
      on: localDate(at, state.opened?.port),
      subject: eventId,
      met: inBucket(state, 'excluded') === 0,
    })),
  petition: (state) => state.notices.filter(aboutSeizure).map((notice) => onMailing(state, notice)),
  'cafra-claim': (state) => state.notices.filter(aboutSeizure).map((notice) => onMailing(state, notice)),
  'cafra-notice': (state) =>
    state.seizures.map(({ eventId, at }) => ({
      on: localDate(at, state.opened?.port),
      subject: eventId,
      met: state.notices.some(aboutSeizure),
    })),
  claim: (state) =>
    state.publications.map(({ eventId, firstPublishedOn }) => ({
      on: firstPublishedOn,
      subject: eventId,
      met: inBucket(state, 'seized') === 0 || state.elections.some(({ kind }) => kind === 'claim'),
    })),
  'cafra-complaint': (state) =>
    state.elections
      .filter(({ kind }) => kind === 'claim')
      .map(({ eventId, receivedOn, outcome }) => ({ on: receivedOn, subject: eventId, met: outcome !== undefined })),
};

function presentation({ opened }: CaseState, met: boolean): Trigger[] {
  return opened ? [{ on: opened.presentedOn, met }] : [];
}

function aboutSeizure({ template }: { readonly template: string }): boolean {
  return template === 'notice-of-seizure';
}

/** A petition is due a while after mailing, unless one came or nothing is seized any more. */
function onMailing(state: CaseState, { eventId, mailedOn }: { eventId: string; mailedOn: string }): Trigger {
  const answered = state.elections.some(({ receivedOn }) => receivedOn >= mailedOn);
  return { on: mailedOn, subject: eventId, met: answered || inBucket(state, 'seized') === 0 };
}

function inBucket(state: CaseState, bucket: 'presented' | 'detained' | 'seized' | 'excluded'): number {
  let sum = 0;
  for (const { buckets } of state.lines.values()) sum += buckets[bucket];
  return sum;
}
