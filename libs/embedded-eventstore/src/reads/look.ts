import type { EventLog } from '../log/event-log.ts';
import type { Direction } from '../log/log-reader.ts';
import type { LogRecord } from '../log/record.ts';
import type { EventFilter } from './event-filter.ts';

/** Milliseconds. */
const LONGEST_LOOK = 20;

/** What was found by looking at a part of the log. */
export interface Sight {
  readonly records: readonly LogRecord[];
  /** Positions of all events that were looked at, in the order of looking. None: there is no more log. */
  readonly looked: readonly number[];
}

/**
 * Looks at up to `window` events from `position` on (before it, going backwards) and reads those that pass, at most
 * `limit`. It can end early when that is large, or takes long: `looked` says how far it got.
 */
export function look(
  log: EventLog,
  filter: EventFilter,
  direction: Direction,
  position: bigint,
  bounds: { limit: number; window: number },
): Sight {
  if (!filter.isSelective) return sightOf(log.all(position, bounds.limit, direction), filter);
  const looked: number[] = [];
  const wanted: number[] = [];
  const started = performance.now();
  for (const [at, stream, type] of log.entries(position, bounds.window, direction)) {
    looked.push(at);
    if (filter.passesNumbers(stream, type) && wanted.push(at) === bounds.limit) break;
    // Names that are new to a slow pattern take their time: then others get their turn in between.
    if (looked.length % 8 === 0 && performance.now() - started > LONGEST_LOOK) break;
  }
  if (wanted.length === 0) return { records: [], looked };
  const records = log.chosen(wanted);
  if (records.length === wanted.length) return { records, looked };
  const reached = Number(records.at(-1)?.position);
  return { records, looked: looked.slice(0, looked.indexOf(reached) + 1) };
}

/** Events that are at hand already. */
export const sightOf = (records: readonly LogRecord[], filter: EventFilter): Sight => ({
  records: records.filter((record) => filter.passes(record)),
  looked: records.map(({ position }) => Number(position)),
});
