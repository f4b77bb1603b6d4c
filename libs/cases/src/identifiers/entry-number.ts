import { type Checked, type Parsed, upper, valid, wrong } from './parsed.ts';

/** `FFF-NNNNNNN-C`: filer code, seven digits, check digit. */
export type EntryNumber = Checked<'EntryNumber'>;

const FORM = /^([A-Z0-9]{3})-?(\d{7})-?(\d)$/;

/** Reads an entry number, with or without dashes; a wrong check digit is refused with the expected one. */
export function parseEntryNumber(input: unknown): Parsed<EntryNumber> {
  const match = typeof input === 'string' ? FORM.exec(upper(input)) : null;
  const [, filer, digits, given] = match ?? [];
  if (!filer || !digits || !given) {
    return wrong('is not an entry number.', 'Its form is FFF-NNNNNNN-C: filer code, seven digits, check digit.');
  }
  const expected = entryCheckDigit(filer, digits);
  if (given !== expected) {
    return wrong(
      `has check digit ${given}, but ${filer}-${digits} has ${expected}.`,
      'Compare it with the entry: one of its characters is wrong.',
      expected,
    );
  }
  return valid(`${filer}-${digits}-${given}` as EntryNumber);
}

/** The check digit: letters become digits (A-I 1-9, J-R 1-9, S-Z 2-9), then Luhn over the ten. */
export function entryCheckDigit(filer: string, digits: string): string {
  const ten = [...filer, ...digits].map(digitOf);
  // From the right, the last digit before the check digit counts double, then every second one.
  const sum = ten.toReversed().reduce((total, digit, place) => total + (place % 2 === 0 ? doubled(digit) : digit), 0);
  return String((10 - (sum % 10)) % 10);
}

function doubled(digit: number): number {
  return digit < 5 ? digit * 2 : digit * 2 - 9;
}

function digitOf(character: string): number {
  const code = character.charCodeAt(0);
  if (code < 65) return code - 48;
  if (code < 74) return code - 64;
  if (code < 83) return code - 73;
  return code - 81;
}
