import { timeZoneOf } from '../reference-data/index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date at the port at this instant: legal dates are the port's local dates (domain reference, section 6). */
export function localDate(instant: string, port: string | undefined): string {
  const zone = timeZoneOf(port);
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(new Date(instant));
}

/** `YYYY-MM-DD` some calendar days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
