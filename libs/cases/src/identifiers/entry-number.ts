import { type Checked, type Parsed, upper, valid, wrong } from './parsed.ts';

/** `FFF-NNNNNNN-C`: filer code, seven digits, check digit. */
export type EntryNumber = Checked<'EntryNumber'>;

const FORM = /^([A-Z0-9]{3})-?(\d{7})-?(\d)$/;

/** Reads an entry number, with or without dashes; a wrong check digit is refused with the expected one. */
export function parseEntryNumber(input: unknown): Parsed<EntryNumber> {
  const match = typeof input === 'string' ? FORM.exec(upper(input)) : null;
  const [, filer, digits, given] = match ?? [];
  if (!filer || !digits || !given) {
    return wrong(
      'ENTRY_NUMBER_INVALID',
      'is not an entry number.',
      'Its form is FFF-NNNNNNN-C (filer code, seven digits, check digit), e.g. B76-0324527-8.',
    );
  }
  const expected = entryCheckDigit(filer, digits);
  if (given !== expected) {
    return wrong(
      'ENTRY_NUMBER_INVALID',
      `has check digit ${given}, but ${filer}-${digits} has ${expected}.`,
      'Compare it with the entry: one of its characters is wrong.',
      expected,
    );
  }
  return valid(`${filer}-${digits}-${given}` as EntryNumber);
}

/**
 * The check digit: letters become digits (A-I 1-9, J-R 1-9, S-Z 2-9), then Luhn over the ten.
 * @param filer three capital letters or digits
 * @param digits seven digits
 */
export function entryCheckDigit(filer: string, digits: string): string {
  const ten = [...filer, ...digits].map(digitOf);
  // From the right, the last digit before the check digit counts double, then every second one.
  const sum = ten.toReversed().reduce((total, digit, place) => total + (place % 2 === 0 ? doubled(digit) : digit), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Twice the digit, as the sum of its digits. */
function doubled(digit: number): number {
  return digit < 5 ? digit * 2 : digit * 2 - 9;
}

/** The digit punched for a letter on a card: three rows, the last of which begins with the slash at 1, so S is 2. */
function digitOf(character: string): number {
  for (const [row, first] of [
    ['ABCDEFGHI', 1],
    ['JKLMNOPQR', 1],
    ['STUVWXYZ', 2],
  ] as const) {
    const place = row.indexOf(character);
    if (place >= 0) return place + first;
  }
  return Number(character);
}
