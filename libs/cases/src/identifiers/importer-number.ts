import { type Checked, type Parsed, upper, valid, wrong } from './parsed.ts';

/** An importer of record number that may be kept: a social security number is masked in it. */
export type ImporterNumber = Checked<'ImporterNumber'>;

const EMPLOYER = /^\d{2}-\d{7}[A-Z0-9]{0,2}$/;
const SOCIAL_SECURITY = /^\d{3}-\d{2}-\d{4}$/;
const MASKED = /^\*{3}-\*{2}-\d{4}$/;
const CUSTOMS_ASSIGNED = /^\d{6}-\d{5}$/;

/** Reads any of the three forms (19 CFR 24.5), or one that is masked already. It may still be in clear. */
export function parseImporterNumber(input: unknown): Parsed<string> {
  const text = typeof input === 'string' ? upper(input) : '';
  if ([EMPLOYER, SOCIAL_SECURITY, MASKED, CUSTOMS_ASSIGNED].some((form) => form.test(text))) return valid(text);
  return wrong('is not an importer number.', 'Its forms are NN-NNNNNNNXX, NNN-NN-NNNN and YYDDPP-NNNNN.');
}

/** As it may be kept and shown: of a social security number only the last four digits are left. */
export function maskImporterNumber(number: string): ImporterNumber {
  return (SOCIAL_SECURITY.test(number) ? `***-**-${number.slice(-4)}` : number) as ImporterNumber;
}

/** True for a social security number in clear: personal data that may be in no event. */
export function isPersonalNumber(number: string): boolean {
  return SOCIAL_SECURITY.test(number);
}
