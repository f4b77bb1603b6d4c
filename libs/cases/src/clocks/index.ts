/** Legal clocks: calendar, table, regimes, and the deadlines of a case (domain reference, section 6). */
export {
  type BusinessCalendar,
  calendarOf,
  CALENDARS,
  CURRENT_CALENDAR,
  HOLIDAYS_ONLY,
  isBusinessDay,
  plusBusinessDays,
  whyClosed,
  WITH_CLOSURES,
} from './calendar.ts';
export { clockFactsOf, deadlinesByAnyCalendar, deadlinesOfCase, nextDeadline } from './case-clocks.ts';
export type { ClockFacts } from './clock-facts.ts';
export type { Clock } from './clock.ts';
export { clockOf, CLOCKS, CLOCKS_VERSION, isClock, knownClocks } from './clocks.ts';
export { type Deadline, deadlinesOf } from './deadlines.ts';
export { dueDate, type DueDate, type Standstill, type Step } from './due-date.ts';
export { clocksUnder, type Regime, REGIMES } from './regimes.ts';
export { type Subject, subjectOf } from './subjects.ts';
export { mayDisposeEarly, STORAGE_RATIO, storageRatio } from './storage-ratio.ts';
