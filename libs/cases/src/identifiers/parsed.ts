/** Stable codes of what the readers of this folder refuse. The sentences may be reworded; the codes may not. */
export const PARSE_CODES = [
  'CASE_ID_INVALID',
  'FPF_CASE_NUMBER_INVALID',
  'PORT_CODE_INVALID',
  'FIRMS_CODE_INVALID',
  'SERIAL_NUMBER_INVALID',
  'HTSUS_CODE_INVALID',
  'HTSUS_EDITION_INVALID',
  'ENTRY_NUMBER_INVALID',
  'IMPORTER_NUMBER_INVALID',
  'IMPORTER_NUMBER_IN_CLEAR',
  'INSTANT_INVALID',
  'DATE_INVALID',
  'UUID_INVALID',
  'MONEY_INVALID',
  'MONEY_NOT_COMPARABLE',
  'MONEY_TOO_LARGE',
] as const;
export type ParseCode = (typeof PARSE_CODES)[number];

/** What is wrong with a value. The field is not named: who reads the field puts its name before the message. */
export interface ParseRefusal {
  readonly ok: false;
  readonly code: ParseCode;
  /** Goes on from the field's name, e.g. "is not a date." */
  readonly message: string;
  /** What to write instead. */
  readonly wayOut: string;
  /** The right value, where it can be computed. */
  readonly expected?: string;
}

/** What reading outside input gives: the value in its one normal form, or a refusal. Readers never throw. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | ParseRefusal;

/** A string that has been checked to be what its name says. */
export type Checked<Name extends string> = string & { readonly __checked: Name };

export function valid<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function wrong(code: ParseCode, message: string, wayOut: string, expected?: string): ParseRefusal {
  return { ok: false, code, message, wayOut, ...(expected !== undefined && { expected }) };
}

interface TextForm {
  readonly code: ParseCode;
  readonly form: RegExp;
  readonly message: string;
  readonly wayOut: string;
  /** Brings what was typed into the normal form, before it is checked. */
  readonly normalise?: (text: string) => string;
}

/** A reader of texts of one form. */
export function textReader<Name extends string>(about: TextForm): (input: unknown) => Parsed<Checked<Name>> {
  const { code, form, message, wayOut, normalise = trimmed } = about;
  return (input) => {
    if (typeof input !== 'string') return wrong(code, 'must be text.', wayOut);
    const text = normalise(input);
    return form.test(text) ? valid(text as Checked<Name>) : wrong(code, message, wayOut);
  };
}

const trimmed = (text: string): string => text.trim();
/** Capital letters of ASCII only: `toUpperCase` would also make S of a long s, and FI of one ligature. */
export const upper = (text: string): string => text.trim().replace(/[a-z]+/g, (letters) => letters.toUpperCase());
