const MONDAY = 1;
const THURSDAY = 4;

/** A legal public holiday: a fixed day of a month, or the n-th weekday of it (-1: the last). */
type HolidayRule = {
  readonly name: string;
  readonly month: number;
  /** First year in which it falls by this rule. */
  readonly since: number;
} & ({ readonly day: number } | { readonly weekday: number; readonly nth: number });

/** 5 USC 6103(a). By these rules since 1978, when Veterans Day went back to 11 November. */
const HOLIDAYS: readonly HolidayRule[] = [
  { name: "New Year's Day", month: 1, day: 1, since: 1870 },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: MONDAY, nth: 3, since: 1986 },
  { name: "Washington's Birthday", month: 2, weekday: MONDAY, nth: 3, since: 1971 },
  { name: 'Memorial Day', month: 5, weekday: MONDAY, nth: -1, since: 1971 },
  { name: 'Juneteenth', month: 6, day: 19, since: 2021 },
  { name: 'Independence Day', month: 7, day: 4, since: 1870 },
  { name: 'Labor Day', month: 9, weekday: MONDAY, nth: 1, since: 1894 },
  { name: 'Columbus Day', month: 10, weekday: MONDAY, nth: 2, since: 1971 },
  { name: 'Veterans Day', month: 11, day: 11, since: 1978 },
  { name: 'Thanksgiving Day', month: 11, weekday: THURSDAY, nth: 4, since: 1942 },
  { name: 'Christmas Day', month: 12, day: 25, since: 1870 },
];

const computed = new Map<number, ReadonlyMap<string, string>>();

/**
 * Days of a year on which federal offices are closed for a legal holiday, by name. They are the days on which it
 * is observed (5 USC 6103(b)): a Saturday's on the Friday before, a Sunday's on the Monday after. So the first of
 * January of the next year may be observed in this one.
 */
export function federalHolidays(year: number): ReadonlyMap<string, string> {
  let days = computed.get(year);
  if (!days) {
    const all = [...holidaysOf(year), ...holidaysOf(year + 1)];
    days = new Map(all.filter(([day]) => day.startsWith(`${year}-`)));
    computed.set(year, days);
  }
  return days;
}

function holidaysOf(year: number): [string, string][] {
  return HOLIDAYS.filter(({ since }) => year >= since).map((rule) => [observed(legalDay(rule, year)), rule.name]);
}

function legalDay(rule: HolidayRule, year: number): Date {
  if ('day' in rule) return new Date(Date.UTC(year, rule.month - 1, rule.day));
  if (rule.nth < 0) {
    const last = new Date(Date.UTC(year, rule.month, 0));
    return shifted(last, -((last.getUTCDay() - rule.weekday + 7) % 7));
  }
  const first = new Date(Date.UTC(year, rule.month - 1, 1));
  return shifted(first, ((rule.weekday - first.getUTCDay() + 7) % 7) + (rule.nth - 1) * 7);
}

function observed(day: Date): string {
  const shift = { 6: -1, 0: 1 }[day.getUTCDay()] ?? 0;
  return shifted(day, shift).toISOString().slice(0, 10);
}

function shifted(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}
