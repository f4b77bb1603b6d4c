import { RE2JS } from 're2js';
import type { LogRecord } from '../log/record.ts';
import { invalidArgument } from '../wire/errors.ts';
import type { streams } from '../wire/protocol.ts';

type FilterOptions = InstanceType<typeof streams.ReadReq.Options.FilterOptions>;

/** A filter as the server carries it out: which records pass, and how often progress is told. */
export interface ReadFilter {
  passes(record: LogRecord): boolean;
  /** Records looked at between two checkpoints. */
  readonly checkpointInterval: number;
}

const MOST_PREFIXES = 1000;
const MOST_PATTERN = 10_000;

/** By stream name or event type; by prefixes, or by a regular expression that takes linear time whatever it is. */
export function readFilter(options: FilterOptions | undefined): ReadFilter | undefined {
  if (!options) return undefined;
  const expression = options.getStreamIdentifier() ?? options.getEventType();
  if (!expression) throw invalidArgument('The filter names neither streams nor event types.');
  const text = options.hasStreamIdentifier()
    ? (record: LogRecord) => record.stream
    : (record: LogRecord) => record.type;
  const window = options.hasMax() ? options.getMax() : 32;
  const multiplier = options.getCheckpointintervalmultiplier() || 1;
  const passes = matcher(expression.getPrefixList(), expression.getRegex());
  return { passes: (record) => passes(text(record)), checkpointInterval: Math.max(1, window * multiplier) };
}

function matcher(prefixes: readonly string[], regex: string): (text: string) => boolean {
  if (prefixes.length > MOST_PREFIXES) throw invalidArgument(`A filter may have ${MOST_PREFIXES} prefixes at most.`);
  if (prefixes.length > 0) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  if (regex.length > MOST_PATTERN) throw invalidArgument(`A filter may have ${MOST_PATTERN} characters at most.`);
  // The pattern that clients send for "no system events"; worth the shortcut, since it looks at every record.
  if (regex === String.raw`^[^\$].*` || regex === '^[^$].*') return (text) => text !== '' && !text.startsWith('$');
  let pattern: RE2JS;
  try {
    pattern = RE2JS.compile(regex);
  } catch (error) {
    throw invalidArgument(`The regular expression is not valid: ${(error as Error).message}`);
  }
  return (text) => pattern.matcher(text).find();
}
