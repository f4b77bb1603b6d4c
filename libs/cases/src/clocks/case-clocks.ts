import { sumBuckets } from '../case-file/buckets.ts';
import { localDate } from '../case-file/local-date.ts';
import type { CaseState, DeadlineEvent } from '../case-file/state.ts';
import { type BusinessCalendar, CALENDARS, CURRENT_CALENDAR } from './calendar.ts';
import type { ClockFacts } from './clock-facts.ts';
import { type Deadline, deadlinesOf } from './deadlines.ts';

/**
 * What a case, as folded, says to its clocks; nothing before it was opened. The fold does not keep when goods were
 * released, a petition decided or an offence discovered: who knows gives it as `more`. The custody review is not
 * among these deadlines unless `more` names the last transition: `nextReviewOn` answers for it.
 */
export function clockFactsOf(state: CaseState, more: Partial<ClockFacts> = {}): ClockFacts | undefined {
  const { opened } = state;
  if (!opened) return undefined;
  const dated = ({ eventId, at }: { readonly eventId: string; readonly at: string }) => ({
    id: eventId,
    on: localDate(at, opened.port),
  });
  return {
    regime: opened.clockRegime,
    units: sumBuckets([...state.lines.values()].map(({ buckets }) => buckets)),
    presentedOn: opened.presentedOn,
    detentions: state.detentions.map((detention) => ({ ...dated(detention), deemed: detention.basis === 'deemed' })),
    exclusions: state.exclusions.map((exclusion) => ({ ...dated(exclusion), deemed: exclusion.basis === 'deemed' })),
    seizures: state.seizures.map((seizure) => ({
      ...dated(seizure),
      quantity: seizure.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    })),
    notices: noticesOf(state),
    publications: state.publications.map(({ eventId, firstPublishedOn, publishedUntil }) => ({
      id: eventId,
      firstOn: firstPublishedOn,
      untilOn: publishedUntil,
    })),
    elections: state.elections.map(({ eventId, kind, receivedOn, outcome }) => ({
      id: eventId,
      kind,
      on: receivedOn,
      decided: outcome !== undefined,
    })),
    ...clockRecords(state.deadlines, opened.port),
    ...more,
  };
}

/** Deadlines of a case as folded, earliest first. */
export function deadlinesOfCase(state: CaseState, calendar: BusinessCalendar = CURRENT_CALENDAR): Deadline[] {
  const facts = clockFactsOf(state);
  return facts ? deadlinesOf(facts, calendar) : [];
}

/** The same by every version of the calendar: which closures count may be disputed. */
export function deadlinesByAnyCalendar(state: CaseState): Deadline[] {
  return CALENDARS.flatMap((calendar) => deadlinesOfCase(state, calendar));
}

/** The first date that somebody still has to keep; one that has passed unmet stays the first. */
export function nextDeadline(state: CaseState): Deadline | undefined {
  if (state.closedAt !== undefined) return undefined;
  return deadlinesOfCase(state).find((one) => one.state === 'running');
}

const NOTICES = { 'notice-of-detention': 'detention', 'notice-of-seizure': 'seizure' } as const;

function noticesOf({ notices }: CaseState): NonNullable<ClockFacts['notices']> {
  return notices.flatMap(({ eventId, template, mailedOn, aboutEventId }) => {
    const of = NOTICES[template as keyof typeof NOTICES];
    if (of === undefined) return [];
    return [{ id: eventId, of, mailedOn, ...(aboutEventId !== undefined && { actId: aboutEventId }) }];
  });
}

function clockRecords(
  events: readonly DeadlineEvent[],
  port: string,
): Pick<ClockFacts, 'extensions' | 'tolled' | 'lapsed' | 'met'> {
  return {
    extensions: events.flatMap((event) =>
      event.type === 'DeadlineExtended' ? [{ ...event.data, on: localDate(event.effectiveAt, port) }] : [],
    ),
    tolled: events.flatMap((event) => (event.type === 'DeadlineTolled' ? [event.data] : [])),
    lapsed: events.flatMap((event) => (event.type === 'DeadlineLapsed' ? [event.data] : [])),
    met: events.flatMap((event) => (event.type === 'DeadlineMet' ? [{ ...event.data, on: event.data.metOn }] : [])),
  };
}
