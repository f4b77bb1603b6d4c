import { plusDays } from '../case-file/local-date.ts';
import { isLocalDate } from '../identifiers/index.ts';
import { type BusinessCalendar, whyClosed } from './calendar.ts';
import type { Clock, Period } from './clock.ts';
import { CLOCKS_VERSION } from './clocks.ts';

/** One day of the computation: the n-th that counts, or one that does not and why. */
export type Step =
  { readonly day: string; readonly counts: number } | { readonly day: string; readonly skipped: string };

/** Days on which a clock stands still; both local dates included. */
export interface Standstill {
  readonly from: string;
  readonly until: string;
}

/** A computed date says what it was computed with. */
export interface DueDate {
  /** Last local date on which it may be done. */
  readonly due: string;
  readonly calendarVersion: string;
  readonly clockVersion: string;
  /** How it was counted: every day of business days, the last day alone of longer periods. */
  readonly steps: readonly Step[];
}

type Counted = Period & Pick<Clock, 'triggerDayCounts'>;

/**
 * When a clock that began to run on this local date runs out. Calendar days do not roll off a weekend or a holiday:
 * the date is shown as computed.
 */
export function dueDate(
  clock: Counted,
  trigger: string,
  calendar: BusinessCalendar,
  standstills: readonly Standstill[] = [],
): DueDate {
  return standstills.length === 0
    ? undisturbed(clock, trigger, calendar)
    : counted(clock, trigger, calendar, standstills);
}

/** Dates counted before, by calendar, period and trigger: an office's clocks start on few different days. */
const known = new WeakMap<BusinessCalendar, Map<string, DueDate>>();
const MOST_KNOWN = 20_000;

function undisturbed(clock: Counted, trigger: string, calendar: BusinessCalendar): DueDate {
  let dates = known.get(calendar);
  if (!dates) known.set(calendar, (dates = new Map<string, DueDate>()));
  const key = `${trigger} ${clock.length} ${clock.unit} ${clock.triggerDayCounts === true}`;
  let date = dates.get(key);
  if (date === undefined) {
    date = counted(clock, trigger, calendar, []);
    if (dates.size >= MOST_KNOWN) dates.clear();
    dates.set(key, date);
  }
  return date;
}

function counted(
  clock: Counted,
  trigger: string,
  calendar: BusinessCalendar,
  standstills: readonly Standstill[],
): DueDate {
  const steps =
    clock.unit === 'business-days' ? walk(clock, trigger, calendar, standstills) : jump(clock, trigger, standstills);
  const due = steps.at(-1)?.day ?? trigger;
  return { due, calendarVersion: calendar.version, clockVersion: CLOCKS_VERSION, steps };
}

function walk(
  { length }: Counted,
  trigger: string,
  calendar: BusinessCalendar,
  standstills: readonly Standstill[],
): Step[] {
  const steps: Step[] = [];
  let day = trigger;
  for (let counts = 0; counts < length;) {
    day = plusDays(day, 1);
    const skipped = whyClosed(day, calendar) ?? (stands(day, standstills) ? 'tolled' : undefined);
    steps.push(skipped === undefined ? { day, counts: ++counts } : { day, skipped });
  }
  return steps;
}

function jump(clock: Counted, trigger: string, standstills: readonly Standstill[]): Step[] {
  const { length, unit, triggerDayCounts } = clock;
  const last =
    unit === 'years' ? plusYears(trigger, length) : plusDays(trigger, triggerDayCounts ? length - 1 : length);
  const steps: Step[] = [{ day: last, counts: length }];
  // Each day of standstill before the last one pushes that out by a day, which may meet more of them.
  let day = last;
  for (let left = daysWithin(standstills, trigger, last); left > 0; left--) {
    day = plusDays(day, 1);
    if (stands(day, standstills)) left++;
  }
  if (day !== last) steps.push({ day, skipped: 'tolled' });
  return steps;
}

/** The same day of a later year; 28 February for a 29th that there is not. */
function plusYears(date: string, years: number): string {
  const later = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return isLocalDate(later) ? later : later.replace(/29$/, '28');
}

function stands(day: string, standstills: readonly Standstill[]): boolean {
  return standstills.some(({ from, until }) => from <= day && day <= until);
}

/** Days after the trigger, up to the last one, on which the clock stands still; overlapping ones count once. */
function daysWithin(standstills: readonly Standstill[], trigger: string, last: string): number {
  let days = 0;
  if (standstills.length === 0) return days;
  for (let day = plusDays(trigger, 1); day <= last; day = plusDays(day, 1)) if (stands(day, standstills)) days++;
  return days;
}
