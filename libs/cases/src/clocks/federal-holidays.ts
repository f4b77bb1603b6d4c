const cache = new Map<number, ReadonlySet<string>>();

/**
 * Days on which federal offices are closed for a legal holiday in this year (5 USC 6103), as they are observed:
 * a Saturday's on the Friday before, a Sunday's on the Monday after. The 1 January of the next year may
 * fall into this one.
 */
export function federalHolidays(year: number): ReadonlySet<string> {
  let days = cache.get(year);
  if (!days) {
    days = new Set(
      [...legalHolidays(year), date(year + 1, 1, 1)].map(observed).filter((day) => day.startsWith(`${year}-`)),
    );
    cache.set(year, days);
  }
  return days;
}

function legalHolidays(year: number): string[] {
  const days = [
    date(year, 1, 1),
    nthWeekday(year, 1, MONDAY, 3),
    nthWeekday(year, 2, MONDAY, 3),
    lastMonday(year, 5),
    date(year, 7, 4),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 10, MONDAY, 2),
    date(year, 11, 11),
    nthWeekday(year, 11, THURSDAY, 4),
    date(year, 12, 25),
  ];
  // Juneteenth became a holiday on 17 June 2021.
  if (year >= 2021) days.push(date(year, 6, 19));
  return days;
}

const MONDAY = 1;
const THURSDAY = 4;

function date(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = weekdayOf(date(year, month, 1));
  return date(year, month, 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7);
}

function lastMonday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weekday = weekdayOf(date(year, month, last));
  return date(year, month, last - ((weekday - MONDAY + 7) % 7));
}

function observed(day: string): string {
  const weekday = weekdayOf(day);
  const shift = weekday === 6 ? -1 : weekday === 0 ? 1 : 0;
  return new Date(Date.parse(`${day}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
}
