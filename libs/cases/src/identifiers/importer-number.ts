import { type Checked, type Parsed, upper, valid, wrong } from './parsed.ts';

/** An importer of record number as typed. It may be a social security number: it goes into no event and no log. */
export type ClearImporterNumber = Checked<'ClearImporterNumber'>;
/** An importer of record number that may be kept and shown: a social security number is masked in it. */
export type ImporterNumber = Checked<'ImporterNumber'>;

const EMPLOYER = /^\d{2}-\d{7}(?:[A-Z0-9]{2})?$/;
const SOCIAL_SECURITY = /^\d{3}-\d{2}-\d{4}$/;
const CUSTOMS_ASSIGNED = /^\d{6}-\d{5}$/;
const MASKED = /^\*{3}-\*{2}-\d{4}$/;
/** The forms that are no personal data. */
const MAY_BE_KEPT = [EMPLOYER, CUSTOMS_ASSIGNED, MASKED];

const FORMS = 'Its forms are NN-NNNNNNNXX, NNN-NN-NNNN and YYDDPP-NNNNN.';

/** Reads any of the three forms (19 CFR 24.5), or one that is masked already. Mask it before it is kept. */
export function parseImporterNumber(input: unknown): Parsed<ClearImporterNumber | ImporterNumber> {
  const text = typeof input === 'string' ? upper(input) : '';
  if (isPersonalNumber(text)) return valid(text as ClearImporterNumber);
  return parseKeptImporterNumber(text);
}

/** Reads a number that is to be kept as it is: a social security number in clear is refused, and not repeated. */
export function parseKeptImporterNumber(input: unknown): Parsed<ImporterNumber> {
  const text = typeof input === 'string' ? upper(input) : '';
  if (isPersonalNumber(text)) {
    return wrong(
      'IMPORTER_NUMBER_IN_CLEAR',
      'is a social security number in clear.',
      'Mask it: only its last four digits are kept, as ***-**-NNNN.',
    );
  }
  if (MAY_BE_KEPT.some((form) => form.test(text))) return valid(text as ImporterNumber);
  return wrong('IMPORTER_NUMBER_INVALID', 'is not an importer number.', FORMS);
}

/**
 * As it may be kept and shown: of a social security number only the last four digits are left, also where it was
 * not trimmed. Anything else is given back as it is, so read it with `parseImporterNumber` first.
 */
export function maskImporterNumber(number: string): ImporterNumber {
  return (isPersonalNumber(number) ? `***-**-${number.trim().slice(-4)}` : number) as ImporterNumber;
}

/** True for a social security number in clear: personal data that may be in no event. */
export function isPersonalNumber(number: string): boolean {
  return SOCIAL_SECURITY.test(number.trim());
}
