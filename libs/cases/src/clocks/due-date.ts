import { plusDays } from '../case-file/local-date.ts';
import { type BusinessCalendar, plusBusinessDays } from './calendar.ts';
import type { Clock } from './clocks.ts';

/** A computed date says what it was computed with. */
export interface DueDate {
  /** Last local date on which it may be done. Calendar days do not roll off weekends. */
  readonly dueOn: string;
  readonly calendarVersion: string;
}

/** When a clock that began to run on this local date runs out; day one is the day after. */
export function dueDate(clock: Clock, trigger: string, calendar: BusinessCalendar): DueDate {
  return { dueOn: lastDay(clock, trigger, calendar), calendarVersion: calendar.version };
}

function lastDay({ unit, length }: Clock, trigger: string, calendar: BusinessCalendar): string {
  if (unit === 'business-days') return plusBusinessDays(trigger, length, calendar);
  if (unit === 'calendar-days') return plusDays(trigger, length);
  return `${Number(trigger.slice(0, 4)) + length}${trigger.slice(4)}`;
}
