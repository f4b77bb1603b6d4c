import canonicalize from 'canonicalize';

/**
 * JSON in the one form that RFC 8785 gives every value. The package `canonicalize` does the same and checks this one in the
 * tests; it takes three times as long, and each event of the log passes here twice, so only values that are nested deeper
 * than any of ours are left to it.
 * @throws Error on text with a lone surrogate, on NaN and on infinities, which have no canonical form.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** Depth from which the package, which needs no stack, takes over. */
const DEEP = 200;

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      return number(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth > DEEP) return canonicalize(value) as string;
      return Array.isArray(value) ? array(value, depth) : object(value as Record<string, unknown>, depth);
    default:
      throw new Error(`No JSON: ${typeof value}`);
  }
}

function array(values: readonly unknown[], depth: number): string {
  let written = '[';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) written += ',';
    written += write(values[i], depth + 1);
  }
  return `${written}]`;
}

function object(value: Record<string, unknown>, depth: number): string {
  let written = '';
  for (const [key, quoted] of inOrder(Object.keys(value))) {
    const member = value[key];
    if (member === undefined) continue;
    written += (written === '' ? '{' : ',') + quoted + write(member, depth + 1);
  }
  return written === '' ? '{}' : `${written}}`;
}

type Names = readonly (readonly [key: string, quoted: string])[];

/** Objects of one kind have the same names in the same order, and there are few kinds. */
const orders = new Map<string, Names>();
const MOST_ORDERS = 2_000;
const LONGEST_REMEMBERED = 1_000;

/** Sorted by UTF-16 code units, as RFC 8785 says and as `sort` does. */
function inOrder(keys: readonly string[]): Names {
  const known = keys.join('\n');
  const remembered = orders.get(known);
  // Only names without a line break are remembered, so as many names in the same text are the same names.
  if (remembered?.length === keys.length) return remembered;
  const names: Names = keys.toSorted().map((key) => [key, `${text(key)}:`]);
  const memorable = known.length <= LONGEST_REMEMBERED && orders.size < MOST_ORDERS;
  if (memorable && !keys.some((key) => key.includes('\n'))) orders.set(known, names);
  return names;
}

/** What needs no escape. */
const PLAIN = /^[ !#-[\]-~]*$/;

function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new Error('Text with a lone surrogate has no canonical form.');
  return JSON.stringify(value);
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is not a number of JSON.`);
  return JSON.stringify(value);
}
