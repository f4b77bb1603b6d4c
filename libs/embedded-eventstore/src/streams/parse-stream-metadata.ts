/** What `$$stream` says of a stream, as far as the server acts on it. `$acl` and custom keys are kept and mean nothing. */
export interface StreamMetadata {
  readonly maxCount?: bigint;
  /** Seconds. */
  readonly maxAge?: number;
  /** First revision that is still there; DELETED when the stream was deleted. */
  readonly truncateBefore?: bigint;
}

const NONE: StreamMetadata = {};

/** What the reviver of JSON.parse is told about numbers; TypeScript's library does not know it yet. */
type Source = { source?: string };

/** As the real server reads it: anything wrong in a known key makes the whole document void. */
export function parseStreamMetadata(json: Uint8Array): StreamMetadata {
  try {
    const document = parseObject(json, (key, number) => (KNOWN.has(key) ? integer(number) : Number(number)));
    if (document === undefined) return NONE;
    const { $tb, $maxCount, $maxAge } = document;
    return {
      ...(isAtLeast(0n, $tb) && { truncateBefore: $tb }),
      ...(isAtLeast(1n, $maxCount) && { maxCount: $maxCount }),
      ...(isAtLeast(1n, $maxAge) && { maxAge: Number($maxAge) }),
    };
  } catch {
    return NONE;
  }
}

const KNOWN = new Set(['$tb', '$maxCount', '$maxAge']);

function integer(text: string): bigint {
  const value = BigInt(text);
  if (BigInt.asIntN(64, value) !== value) throw new RangeError(`${text} has more than 64 bits`);
  return value;
}

function isAtLeast(least: bigint, value: unknown): value is bigint {
  if (value === undefined) return false;
  if (typeof value !== 'bigint') throw new TypeError('not an integer');
  return value >= least;
}

/**
 * The same document with another `$tb`, which is what happens when a deleted stream is written to again. All other
 * numbers are carried over digit by digit. Undefined when the document is no JSON object.
 */
export function withTruncateBefore(json: Uint8Array, truncateBefore: bigint): Buffer | undefined {
  try {
    const document = parseObject(json, (_key, number) => rawJson(number));
    return document && Buffer.from(JSON.stringify({ ...document, $tb: rawJson(String(truncateBefore)) }));
  } catch {
    return undefined;
  }
}

const rawJson = (text: string): unknown => (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);

function parseObject(
  json: Uint8Array,
  number: (key: string, text: string) => unknown,
): Record<string, unknown> | undefined {
  const text = Buffer.from(json).toString('utf8');
  const parsed: unknown = JSON.parse(text, (key, value: unknown, context?: Source) =>
    typeof value === 'number' ? number(key, context?.source ?? String(value)) : value,
  );
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : undefined;
}
