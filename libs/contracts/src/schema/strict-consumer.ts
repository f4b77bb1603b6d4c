import type { JsonSchema } from './field.ts';

/** Keywords that people read and validators do not. */
const SAID_ONLY = new Set(['description', 'title', 'examples', '$comment', '$id', '$schema']);
/** Keywords compared by a rule of their own below. */
const BY_RULE = new Set(['properties', 'required', 'additionalProperties', 'items', 'enum', 'minimum', 'minLength']);

/**
 * What of `now` a consumer would refuse who validates strictly with `then`: everything that is valid by `now` has to be
 * valid by `then` too. One line for each difference, with its path; none when no such consumer breaks. Conservative: a
 * difference that it does not understand is one.
 */
export function breaksStrictConsumers(then: JsonSchema, now: JsonSchema, path = '$'): string[] {
  return [
    ...otherKeywords(then, now, path),
    ...bounds(then, now, path),
    ...values(then, now, path),
    ...properties(then, now, path),
    ...items(then, now, path),
  ];
}

function otherKeywords(then: JsonSchema, now: JsonSchema, path: string): string[] {
  return Object.keys(then)
    .filter((keyword) => !SAID_ONLY.has(keyword) && !BY_RULE.has(keyword))
    .filter((keyword) => JSON.stringify(then[keyword]) !== JSON.stringify(now[keyword]))
    .map((keyword) => `${path}: ${keyword} was ${JSON.stringify(then[keyword])}, is ${JSON.stringify(now[keyword])}`);
}

function bounds(then: JsonSchema, now: JsonSchema, path: string): string[] {
  return ['minimum', 'minLength'].flatMap((keyword) => {
    const least = then[keyword] as number | undefined;
    if (least === undefined) return [];
    const leastNow = (now[keyword] ?? -Infinity) as number;
    return leastNow < least ? [`${path}: ${keyword} was ${least}, is lower`] : [];
  });
}

function values(then: JsonSchema, now: JsonSchema, path: string): string[] {
  const allowed = then['enum'] as readonly unknown[] | undefined;
  if (!allowed) return [];
  const more = ((now['enum'] ?? [undefined]) as readonly unknown[]).filter((value) => !allowed.includes(value));
  return more.map((value) => `${path}: ${value === undefined ? 'any value' : JSON.stringify(value)} may come now`);
}

function properties(then: JsonSchema, now: JsonSchema, path: string): string[] {
  const before = (then['properties'] ?? {}) as Record<string, JsonSchema>;
  const after = (now['properties'] ?? {}) as Record<string, JsonSchema>;
  const sure = (now['required'] ?? []) as readonly string[];
  const found = ((then['required'] ?? []) as readonly string[])
    .filter((name) => !sure.includes(name))
    .map((name) => `${path}.${name}: was always there, need not be now`);
  if (then['additionalProperties'] === false && now['additionalProperties'] !== false)
    found.push(`${path}: unknown fields may come now`);
  for (const [name, schema] of Object.entries(after)) {
    const known = before[name];
    if (known) found.push(...breaksStrictConsumers(known, schema, `${path}.${name}`));
    else if (then['additionalProperties'] === false) found.push(`${path}.${name}: was not there`);
  }
  return found;
}

function items(then: JsonSchema, now: JsonSchema, path: string): string[] {
  if (!then['items']) return [];
  if (!now['items']) return [`${path}: items may be anything now`];
  return breaksStrictConsumers(then['items'] as JsonSchema, now['items'] as JsonSchema, `${path}[]`);
}
