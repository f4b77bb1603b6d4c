import { plusDays } from '../case-file/local-date.ts';
import { federalHolidays } from './federal-holidays.ts';

/**
 * Which days count as business days. A versioned input: one-off closures are announced late, and whether one
 * counts for a legal period may be disputed, so every computed date says which version it used.
 */
export interface BusinessCalendar {
  readonly version: string;
  /** One-off closures, beside weekends and federal holidays: local date, and why. */
  readonly closures: Readonly<Record<string, string>>;
}

/** Federal holidays alone. */
export const HOLIDAYS_ONLY: BusinessCalendar = { version: 'us-federal-1', closures: {} };

/** With the closures of the winter of 2024-25 alone; other ones, before or since, belong in a version of their own. */
export const WITH_CLOSURES: BusinessCalendar = {
  version: 'us-federal-2',
  closures: {
    '2024-12-24': 'Offices closed by executive order',
    '2025-01-09': 'National day of mourning',
  },
};

/** Oldest first. */
export const CALENDARS: readonly BusinessCalendar[] = [HOLIDAYS_ONLY, WITH_CLOSURES];

/** The one that dates are computed with unless another is asked for. */
export const CURRENT_CALENDAR = CALENDARS.at(-1) as BusinessCalendar;

/** The calendar of a version that was recorded with a date. */
export function calendarOf(version: string): BusinessCalendar | undefined {
  return CALENDARS.find((calendar) => calendar.version === version);
}

/** Why offices are closed on a local date, or nothing on a business day. */
export function whyClosed(date: string, calendar: BusinessCalendar): string | undefined {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0) return 'Sunday';
  if (weekday === 6) return 'Saturday';
  return federalHolidays(Number(date.slice(0, 4))).get(date) ?? calendar.closures[date];
}

export function isBusinessDay(date: string, calendar: BusinessCalendar): boolean {
  return whyClosed(date, calendar) === undefined;
}

/** The n-th business day after a local date; day one is the first business day after it. */
export function plusBusinessDays(date: string, days: number, calendar: BusinessCalendar): string {
  let day = date;
  for (let left = days; left > 0;) {
    day = plusDays(day, 1);
    if (isBusinessDay(day, calendar)) left--;
  }
  return day;
}
