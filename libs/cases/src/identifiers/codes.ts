import { type Checked, textReader, upper } from './parsed.ts';

/** Our own case number; also the name of its stream, hence the narrow alphabet. */
export type CaseId = Checked<'CaseId'>;
export const parseCaseId = textReader<'CaseId'>({
  code: 'CASE_ID_INVALID',
  form: /^[A-Z0-9][A-Z0-9-]{1,38}[A-Z0-9]$/,
  message: 'is not a case number.',
  wayOut: 'Use 3 to 40 capital letters, digits and dashes, no dash at either end, e.g. SYN-01.',
  normalise: upper,
});

/** Number of fines, penalties and forfeitures: fiscal year, port, serial number, party. */
export type FpfCaseNumber = Checked<'FpfCaseNumber'>;
export const parseFpfCaseNumber = textReader<'FpfCaseNumber'>({
  code: 'FPF_CASE_NUMBER_INVALID',
  form: /^(19|20)\d{2}-\d{4}-\d{6}-\d{2}$/,
  message: 'is not an FP&F case number.',
  wayOut: 'Its form is YYYY-PPPP-NNNNNN-SS, e.g. 2004-4601-000293-01.',
});

/** Schedule D code of a port. Any four digits are read; the names that are known are in reference-data. */
export type PortCode = Checked<'PortCode'>;
export const parsePortCode = textReader<'PortCode'>({
  code: 'PORT_CODE_INVALID',
  form: /^\d{4}$/,
  message: 'is not a port code.',
  wayOut: 'A Schedule D code has four digits, e.g. 2801.',
});

/** Facilities Information and Resources Management System: a bonded facility where goods are. */
export type FirmsCode = Checked<'FirmsCode'>;
export const parseFirmsCode = textReader<'FirmsCode'>({
  code: 'FIRMS_CODE_INVALID',
  form: /^[A-Z0-9]{4}$/,
  message: 'is not a FIRMS code.',
  wayOut: 'It has four letters or digits, e.g. W123.',
  normalise: upper,
});

/**
 * A manufacturer's number of one unit. Kept in the case in which it is written; of printable ASCII only,
 * since letters of other scripts that look the same would be other units.
 */
export type SerialNumber = Checked<'SerialNumber'>;
export const parseSerialNumber = textReader<'SerialNumber'>({
  code: 'SERIAL_NUMBER_INVALID',
  form: /^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/,
  message: 'is not a serial number.',
  wayOut: 'It has 1 to 64 printable characters (ASCII).',
});

/** An id of an event, a command or a correlation, in lower case. */
export type Uuid = Checked<'Uuid'>;
export const parseUuid = textReader<'Uuid'>({
  code: 'UUID_INVALID',
  form: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  message: 'is not a UUID.',
  wayOut: 'Its form is 8-4-4-4-12 hexadecimal digits, e.g. 4f6b1c1e-58a3-5c0e-9d0b-2f1a7c3e9b10.',
  normalise: (text) => text.trim().toLowerCase(),
});
