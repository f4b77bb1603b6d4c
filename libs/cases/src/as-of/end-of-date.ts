import { localDate } from '../case-file/local-date.ts';
import { timeZoneOf } from '../reference-data/index.ts';

const MINUTE = 60_000;
/** No zone is further from UTC than this, in minutes. */
const FURTHEST = 14 * 60;

const found = new Map<string, string>();
const MOST_FOUND = 10_000;

/**
 * The last millisecond of a date at a port, as an ISO instant: "as of 14 February" means all that happened on that date
 * there. Zones change to another date, and in and out of summer time, at whole minutes.
 * @param date `YYYY-MM-DD`, a date of the calendar
 */
export function endOfDate(date: string, port: string | undefined): string {
  const key = `${timeZoneOf(port)} ${date}`;
  let instant = found.get(key);
  if (instant === undefined) {
    instant = new Date(firstMinuteAfter(date, port) * MINUTE - 1).toISOString();
    if (found.size >= MOST_FOUND) found.clear();
    found.set(key, instant);
  }
  return instant;
}

/** By halving: local dates never go back. In minutes since 1970. */
function firstMinuteAfter(date: string, port: string | undefined): number {
  const midnight = Date.parse(`${date}T00:00:00Z`) / MINUTE;
  let within = midnight - FURTHEST;
  let after = midnight + 24 * 60 + FURTHEST;
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (localDate(new Date(middle * MINUTE).toISOString(), port) <= date) within = middle;
    else after = middle;
  }
  return after;
}
