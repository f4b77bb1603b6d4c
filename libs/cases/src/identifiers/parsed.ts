/** What reading outside input gives: the value, or what is wrong with it and how to put it right. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly wayOut: string; readonly expected?: string };

/** A string that has been checked to be what its name says. */
export type Checked<Name extends string> = string & { readonly __checked: Name };

export function valid<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function wrong(message: string, wayOut: string, expected?: string): Parsed<never> {
  return { ok: false, message, wayOut, ...(expected !== undefined && { expected }) };
}

/** A reader of texts of one form; `normalise` brings what was typed into that form first. */
export function textReader<Name extends string>(
  form: RegExp,
  message: string,
  wayOut: string,
  normalise: (text: string) => string = (text) => text.trim(),
): (input: unknown) => Parsed<Checked<Name>> {
  return (input) => {
    if (typeof input !== 'string') return wrong('must be text.', wayOut);
    const text = normalise(input);
    return form.test(text) ? valid(text as Checked<Name>) : wrong(message, wayOut);
  };
}

export const upper = (text: string): string => text.trim().toUpperCase();
