import { type Checked, type Parsed, valid, wrong } from './parsed.ts';

/** An instant as `YYYY-MM-DDTHH:MM:SS.mmmZ`: of one length, so that texts compare as instants do. */
export type Instant = Checked<'Instant'>;
/** A calendar date as `YYYY-MM-DD`. */
export type LocalDate = Checked<'LocalDate'>;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** No customs record of a consignment is older, and years beyond four digits would not compare as texts. */
const EARLIEST = '1900-01-01';

/** Reads an ISO 8601 instant with its offset, and normalises it to UTC and milliseconds. */
export function parseInstant(input: unknown): Parsed<Instant> {
  const wayOut = 'Give an ISO 8601 instant with offset, e.g. 2025-02-21T15:00:00Z or 2025-02-21T10:00:00-05:00.';
  const match = typeof input === 'string' ? INSTANT.exec(input.trim()) : null;
  if (!match) return wrong('is not an instant with offset.', wayOut);
  const date = parseLocalDate(match[1]);
  const time = Date.parse(match[0]);
  if (!date.ok || Number.isNaN(time)) return wrong('is not an instant that exists.', wayOut);
  return valid(new Date(time).toISOString() as Instant);
}

/** Reads a date of the calendar; 2025-02-30 is none. */
export function parseLocalDate(input: unknown): Parsed<LocalDate> {
  const wayOut = 'Give a date as YYYY-MM-DD, e.g. 2025-02-21.';
  const match = typeof input === 'string' ? DATE.exec(input.trim()) : null;
  if (!match) return wrong('is not a date.', wayOut);
  const text = match[0];
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text || text < EARLIEST) {
    return wrong('is not a date of the calendar.', wayOut);
  }
  return valid(text as LocalDate);
}
