import { type Checked, type Parsed, textReader, upper, valid, wrong } from './parsed.ts';

/** Our own case number; also the name of its stream. */
export type CaseId = Checked<'CaseId'>;
export const parseCaseId = textReader<'CaseId'>(
  /^[A-Z0-9](?:[A-Z0-9-]{1,38})[A-Z0-9]$/,
  'is not a case number.',
  'Use 3 to 40 capital letters, digits and dashes, e.g. SYN-01.',
  upper,
);

/** Number of fines, penalties and forfeitures: year, port, serial number, party. */
export type FpfCaseNumber = Checked<'FpfCaseNumber'>;
export const parseFpfCaseNumber = textReader<'FpfCaseNumber'>(
  /^(19|20)\d{2}-\d{4}-\d{6}-\d{2}$/,
  'is not an FP&F case number.',
  'Its form is YYYY-PPPP-NNNNNN-SS, e.g. 2004-4601-000293-01.',
);

/** Schedule D code of a port. */
export type PortCode = Checked<'PortCode'>;
export const parsePortCode = textReader<'PortCode'>(
  /^\d{4}$/,
  'is not a port code.',
  'A Schedule D code has four digits.',
);

/** Facilities Information and Resources Management System: a bonded facility. */
export type FirmsCode = Checked<'FirmsCode'>;
export const parseFirmsCode = textReader<'FirmsCode'>(
  /^[A-Z0-9]{4}$/,
  'is not a FIRMS code.',
  'It has four letters or digits.',
  upper,
);

export type SerialNumber = Checked<'SerialNumber'>;
export const parseSerialNumber = textReader<'SerialNumber'>(
  /^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/,
  'is not a serial number.',
  'It has 1 to 64 printable characters.',
);

/** A tariff code of 6, 8 or 10 digits, as `NNNN.NN`, `NNNN.NN.NN` or `NNNN.NN.NNNN`. */
export type HtsusCode = Checked<'HtsusCode'>;

export function parseHtsusCode(input: unknown): Parsed<HtsusCode> {
  const digits = typeof input === 'string' && /^[\d. ]+$/.test(input) ? input.replaceAll(/[. ]/g, '') : '';
  if (![6, 8, 10].includes(digits.length)) {
    return wrong('is not a tariff code.', 'It has 6, 8 or 10 digits, e.g. 8543.70.9860.');
  }
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean);
  return valid(parts.join('.') as HtsusCode);
}
