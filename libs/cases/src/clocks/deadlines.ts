import { plusDays } from '../case-file/local-date.ts';
import { type BusinessCalendar, CURRENT_CALENDAR } from './calendar.ts';
import type { AboutClock, ClockFacts, ExtensionFact, LapseFact, MetFact, TollingFact } from './clock-facts.ts';
import type { Clock } from './clock.ts';
import { clockOf } from './clocks.ts';
import { dueDate, type DueDate, type Standstill } from './due-date.ts';
import { awaiting, type Ended, ENDINGS } from './endings.ts';
import { clocksUnder } from './regimes.ts';
import { type Start, type TriggerName, TRIGGERS } from './triggers.ts';

/** A clock that runs, or ran, in a case. */
export interface Deadline {
  readonly clock: string;
  readonly label: string;
  readonly citation: string;
  /** False where a lawyer still has to confirm the rule. */
  readonly confirmed?: false;
  /** Id of the event that it runs on, where there may be several. */
  readonly subject?: string;
  /** What it is counted from. */
  readonly basis: { readonly trigger: TriggerName; readonly on: string };
  /** Last local date, tolling and extensions included. */
  readonly due: string;
  /** As the rule alone has it, and how that was counted. */
  readonly computed: DueDate;
  /** Authority of the extension in force. */
  readonly extendedBy?: string;
  /**
   * Running also when its date has passed: a lapse is a fact that somebody records after looking for an
   * overlapping act. Tolled: it stands still until further notice, and then goes on. Stopped: for good, since there
   * is nothing left that it could run for.
   */
  readonly state: 'running' | 'lapsed' | 'met' | 'stopped' | 'tolled';
  /** Local date on which it was met or stopped, or its consequence came in, where known; after `due`: too late. */
  readonly endedOn?: string;
  /** First local date on which it stands still, while it is tolled; `due` does not count that yet. */
  readonly tolledSince?: string;
  /** Units that the clock still runs for, where it runs for units. */
  readonly units?: number;
  /** Local date from which what is left counts as detained or excluded by operation of law. */
  readonly deemedOn?: string;
}

/**
 * The deadlines of a case, earliest first. Computed and shown: that a date passed changes nothing by itself
 * (domain reference, section 2).
 */
export function deadlinesOf(facts: ClockFacts, calendar: BusinessCalendar = CURRENT_CALENDAR): Deadline[] {
  return clocksUnder(facts.regime)
    .flatMap((clock) => TRIGGERS[clock.trigger](facts).map((start) => deadline(clock, start, facts, calendar)))
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
}

function deadline(clock: Clock, start: Start, facts: ClockFacts, calendar: BusinessCalendar): Deadline {
  const about = <F extends AboutClock>(all: readonly F[] = []): F[] =>
    all.filter(
      ({ clock: code, subject }) => code === clock.code && (subject === undefined || subject === start.subject),
    );

  const { trigger, on, period } = periodOf(clock, start, facts, calendar);
  const tolled = about(facts.tolled).filter(notEndedByAnother);
  const closed = tolled.flatMap(({ from, until }) => (until === undefined ? [] : [{ from, until }]));
  const computed = dueDate(period, on, calendar, closed);
  const granted = about(facts.extensions).at(-1);
  const extension = granted && extended(granted, closed) > computed.due ? granted : undefined;
  const due = extension ? extended(extension, closed) : computed.due;
  const outcome = stateOf(
    about(facts.lapsed).find((lapse) => !endedBefore(start, lapse.dueOn) && !revives(extension, lapse)),
    endedBy(about(facts.met).findLast((met) => !endedBefore(start, met.on))) ?? firstEnding(clock, facts, start, due),
    tolled.find(({ from, until }) => until === undefined && from <= due),
  );
  return {
    clock: clock.code,
    label: clock.label,
    citation: clock.citation,
    ...(clock.confirmed === false && { confirmed: false }),
    ...(start.subject !== undefined && { subject: start.subject }),
    basis: { trigger, on },
    due,
    computed,
    ...(extension && { extendedBy: extension.authority }),
    ...outcome,
    ...(clock.deemed && {
      units: clock.deemed === 'detained' ? facts.units.presented : awaiting(facts),
      deemedOn: plusDays(due, 1),
    }),
  };
}

/** A recorded lapse stands above all: it was recorded by somebody who looked. */
function stateOf(
  lapse: LapseFact | undefined,
  ended: Ended | undefined,
  standing: TollingFact | undefined,
): Pick<Deadline, 'state' | 'endedOn' | 'tolledSince'> {
  if (lapse) return { state: 'lapsed' };
  if (ended) return { state: ended.how, ...(ended.on !== undefined && { endedOn: ended.on }) };
  if (standing) return { state: 'tolled', tolledSince: standing.from };
  return { state: 'running' };
}

/** A standstill until further notice is over once another record of the same first day says when it ended. */
function notEndedByAnother({ from, until }: TollingFact, _index: number, all: readonly TollingFact[]): boolean {
  return until !== undefined || !all.some((other) => other.from === from && other.until !== undefined);
}

function endedBy(recorded: MetFact | undefined): Ended | undefined {
  return recorded && { how: 'met', ...(recorded.on !== undefined && { on: recorded.on }) };
}

function firstEnding({ endings }: Clock, facts: ClockFacts, start: Start, due: string): Ended | undefined {
  for (const name of endings) {
    const ended = ENDINGS[name](facts, start, due);
    if (ended) return ended;
  }
  return undefined;
}

/** What was recorded of a clock without a subject is not of a run that began only afterwards, on a second notice, say. */
function endedBefore({ on }: Start, ended: string | undefined): boolean {
  return ended !== undefined && ended < on;
}

/** An extension to a later date than the one that lapsed sets the clock going again. */
function revives(extension: ExtensionFact | undefined, { dueOn }: LapseFact): boolean {
  return extension !== undefined && dueOn !== undefined && extension.newDate > dueOn;
}

/**
 * An extension names its date outright; only what is tolled after it was granted pushes that date further. It lengthens:
 * one that names no subject does not cut short what a later act has set going.
 */
function extended({ newDate, on }: ExtensionFact, standstills: readonly Standstill[]): string {
  let due = newDate;
  if (on === undefined) return due;
  for (const { from, until } of standstills) {
    if (from >= on && from <= due) due = plusDays(due, daysFrom(from, until));
  }
  return due;
}

function daysFrom(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
}

interface CountedPeriod {
  readonly trigger: TriggerName;
  readonly on: string;
  readonly period: Parameters<typeof dueDate>[0];
}

/** Which period of a clock counts: of two the later one, and a shorter one when limitation is near. */
function periodOf(clock: Clock, { on }: Start, facts: ClockFacts, calendar: BusinessCalendar): CountedPeriod {
  const first = { trigger: clock.trigger, on, period: clock };
  const { orLater, nearLimitation } = clock;
  if (orLater) {
    const second = TRIGGERS[orLater.trigger](facts)[0];
    if (!second || dueDate(orLater, second.on, calendar).due <= dueDate(clock, on, calendar).due) return first;
    return { trigger: orLater.trigger, on: second.on, period: orLater };
  }
  if (nearLimitation && limitationBefore(plusDays(on, nearLimitation.daysRemaining), facts, calendar)) {
    return { ...first, period: nearLimitation };
  }
  return first;
}

function limitationBefore(date: string, facts: ClockFacts, calendar: BusinessCalendar): boolean {
  const clock = clockOf('limitation');
  const [start] = TRIGGERS[clock.trigger](facts);
  return start !== undefined && deadline(clock, start, facts, calendar).due < date;
}
