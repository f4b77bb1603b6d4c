import { plusDays } from '../case-file/local-date.ts';
import { federalHolidays } from './federal-holidays.ts';

/** Which days count as business days; a versioned input, since one-off closures are announced late. */
export interface BusinessCalendar {
  readonly version: string;
  /** Closures by executive order, beside weekends and federal holidays. */
  readonly closures: readonly string[];
}

/** Federal holidays alone. */
export const HOLIDAYS_ONLY: BusinessCalendar = { version: 'us-federal-1', closures: [] };

/** With the closures of 24 December 2024 and of 9 January 2025. */
export const WITH_CLOSURES: BusinessCalendar = { version: 'us-federal-2', closures: ['2024-12-24', '2025-01-09'] };

export const CURRENT_CALENDAR = WITH_CLOSURES;

export function isBusinessDay(date: string, calendar: BusinessCalendar): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !federalHolidays(Number(date.slice(0, 4))).has(date) && !calendar.closures.includes(date);
}

/** The n-th business day after `date`; day one is the first business day after the trigger. */
export function plusBusinessDays(date: string, days: number, calendar: BusinessCalendar): string {
  let day = date;
  for (let left = days; left > 0;) {
    day = plusDays(day, 1);
    if (isBusinessDay(day, calendar)) left--;
  }
  return day;
}
