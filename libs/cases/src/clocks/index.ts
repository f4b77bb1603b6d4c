/** Legal clocks: calendar, table, and the deadlines of a case (domain reference, section 6). */
export {
  type BusinessCalendar,
  CURRENT_CALENDAR,
  HOLIDAYS_ONLY,
  isBusinessDay,
  plusBusinessDays,
  WITH_CLOSURES,
} from './calendar.ts';
export { type Clock, clockOf, CLOCKS, CLOCKS_VERSION, isClock, knownClocks } from './clocks.ts';
export { type Deadline, deadlinesOf, nextDeadline } from './deadlines.ts';
export { dueDate, type DueDate } from './due-date.ts';
