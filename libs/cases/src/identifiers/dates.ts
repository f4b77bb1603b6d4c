import { type Checked, type Parsed, valid, wrong } from './parsed.ts';

/** An instant as `YYYY-MM-DDTHH:MM:SS.mmmZ`: of one length, so that texts compare as instants do. */
export type IsoInstant = Checked<'IsoInstant'>;
/** A calendar date as `YYYY-MM-DD`; in this domain always the local date of a port. */
export type LocalDate = Checked<'LocalDate'>;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** An instant whose + was taken for a space, as it is in an address. */
const LOST_PLUS = /^\d{4}-\d{2}-\d{2}T[\d:.]+ \d{2}:\d{2}$/;
/** No customs record of a consignment is older; later ones have four-digit years and so compare as texts. */
const EARLIEST = '1900-01-01';
/** Local time is nowhere further from UTC than this. */
const LARGEST_OFFSET_MINUTES = 14 * 60;

/**
 * Reads an ISO 8601 instant with its offset, and normalises it to UTC and milliseconds; finer fractions are cut
 * off. An instant without offset is refused: it could be any of 24 hours.
 */
export function parseInstant(input: unknown): Parsed<IsoInstant> {
  const wayOut = 'Give an ISO 8601 instant with offset, e.g. 2025-02-21T15:00:00Z or 2025-02-21T10:00:00-05:00.';
  const match = typeof input === 'string' ? INSTANT.exec(input.trim()) : null;
  if (!match) return wrong('INSTANT_INVALID', 'is not an instant with offset.', wayOut);
  const [text, date, hours = '0', minutes = '0'] = match;
  const time = Date.parse(text);
  const offset = Number(hours) * 60 + Number(minutes);
  if (!isLocalDate(date) || Number.isNaN(time) || offset > LARGEST_OFFSET_MINUTES) {
    return wrong('INSTANT_INVALID', 'is not an instant that exists.', wayOut);
  }
  const instant = new Date(time).toISOString();
  // Shifted to UTC it may leave the years that can be compared.
  if (!isLocalDate(instant.slice(0, 10))) return wrong('INSTANT_INVALID', 'is out of range.', wayOut);
  return valid(instant as IsoInstant);
}

/** Reads a date of the calendar; 2025-02-30 is none. */
export function parseLocalDate(input: unknown): Parsed<LocalDate> {
  const wayOut = 'Give a date as YYYY-MM-DD, e.g. 2025-02-21.';
  const text = typeof input === 'string' ? input.trim() : '';
  if (!DATE.test(text)) return wrong('DATE_INVALID', 'is not a date.', wayOut);
  if (!isLocalDate(text)) return wrong('DATE_INVALID', 'is not a date of the calendar.', wayOut);
  return valid(text);
}

/** Reads a date, which stands for its end wherever it is asked about, or an instant with its offset. */
export function parseMoment(input: unknown): Parsed<IsoInstant | LocalDate> {
  const text = typeof input === 'string' ? input.trim() : '';
  const parsed = DATE.test(text) ? parseLocalDate(text) : parseInstant(text);
  if (parsed.ok) return parsed;
  if (LOST_PLUS.test(text))
    return wrong('INSTANT_INVALID', `has a space before its offset: ${text}.`, 'In an address + is written as %2B.');
  return wrong(
    'INSTANT_INVALID',
    'is neither a date of the calendar nor an instant with offset.',
    'Give a date, e.g. 2025-03-02, which means its end at the port, or an instant, e.g. 2025-03-02T15:00:00Z.',
  );
}

/** True for a date that exists, in the form in which it is kept. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !DATE.test(text) || text < EARLIEST) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
