import { timeZoneOf } from '../reference-data/index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Dates found before, by zone and minute: no zone changes its date within a minute, and formatting is slow. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

/** The date at the port at this instant: legal dates are the port's local dates (domain reference, section 6). */
export function localDate(instant: string, port: string | undefined): string {
  const zone = timeZoneOf(port);
  const key = `${zone} ${instant.slice(0, 16)}`;
  let date = known.get(key);
  if (date === undefined) {
    date = formatOf(zone).format(new Date(instant));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, date);
  }
  return date;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format;
}

/** `YYYY-MM-DD` some calendar days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
