/** A pattern that has to fit at the beginning, or must not. */
export interface Look {
  readonly pattern: string;
  readonly fits: boolean;
}

/**
 * Takes apart `^(?!what)rest`, and `^(?=what)rest`: the same as two patterns side by side, both held against the
 * beginning. Any number of them may stand there. Of all other patterns, `rest` is the whole.
 */
export function leadingLooks(regex: string): { readonly looks: readonly Look[]; readonly rest: string } {
  const looks: Look[] = [];
  let rest = regex;
  for (let kind = kindOf(rest); kind !== undefined; kind = kindOf(rest)) {
    const { end, isAlternative } = scan(rest, BEGINNING);
    if (end === undefined || isAlternative) break;
    looks.push({ pattern: `^(?:${rest.slice(BEGINNING, end)})`, fits: kind === '=' });
    rest = `^${rest.slice(end + 1)}`;
  }
  // What begins with it on one side of an alternative only, does not begin with it.
  return scan(rest, 0).isAlternative && looks.length > 0 ? { looks: [], rest: regex } : { looks, rest };
}

/** Length of `^(?!`. */
const BEGINNING = 4;

const kindOf = (regex: string): string | undefined => /^\^\(\?([!=])/.exec(regex)?.[1];

/** Where the parenthesis closes that is open at `start`; whether there is an alternative outside of all of them. */
function scan(regex: string, start: number): { readonly end: number | undefined; readonly isAlternative: boolean } {
  let depth = start === 0 ? 0 : 1;
  let end: number | undefined;
  let isAlternative = false;
  let isInClass = false;
  for (let at = start; at < regex.length; at++) {
    const character = regex[at];
    if (character === '\\') at++;
    else if (isInClass) isInClass = character !== ']';
    else if (character === '[') isInClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) end ??= at;
    else if (character === '|' && depth === 0) isAlternative = true;
  }
  return { end, isAlternative };
}
