import type { EventLog } from '../log/event-log.ts';
import type { Store } from '../store.ts';
import { unexpectedResult } from '../wire/errors.ts';
import { look } from './look.ts';
import { yieldToOthers } from './outlet.ts';
import type { ReadOutlet } from './read-call.ts';
import type { AllOptions, Extent } from './read-options.ts';

/** Events looked at, and read, at a time. */
const WINDOW = 256;

/** Reads the whole log in either direction; with a filter, the limit is of events that pass. */
export async function readAll(
  store: Store,
  options: AllOptions,
  { forwards, limit }: Extent,
  outlet: ReadOutlet,
): Promise<void> {
  let next = forwards ? firstToLookAt(store.log, options) : endOfLooking(store.log, options);
  let left = limit;
  while (left > 0n && !outlet.ended) {
    const bounds = { limit: left < WINDOW ? Number(left) : WINDOW, window: WINDOW };
    const { records, looked } = look(store.log, options.filter, forwards ? 'forwards' : 'backwards', next, bounds);
    const last = looked.at(-1);
    if (last === undefined) return;
    await outlet.sendAll(records.map(options.respond));
    left -= BigInt(records.length);
    next = BigInt(forwards ? last + 1 : last);
    await yieldToOthers();
  }
}

const kindOf = ({ filter }: AllOptions): string => (filter.isSelective ? 'FilteredReadAllResult' : 'ReadAllResult');

function firstToLookAt(log: EventLog, options: AllOptions): bigint {
  const { from } = options;
  if (from === 'start') return 0n;
  if (from === 'end') return log.endPosition;
  if (!isBeginning(log, from.commit)) throw unexpectedResult(kindOf(options), 'InvalidPosition');
  return from.commit;
}

/** Backwards, a position is where a record ends: that of the next one, or the end of the log. */
function endOfLooking(log: EventLog, options: AllOptions): bigint {
  const { from } = options;
  if (from === 'start') return 0n;
  if (from === 'end' || from.commit === log.endPosition) return log.endPosition;
  if (from.commit > log.endPosition) throw unexpectedResult(kindOf(options), 'Error');
  if (from.commit !== 0n && !log.isRecordStart(from.commit)) throw unexpectedResult(kindOf(options), 'InvalidPosition');
  return from.commit;
}

/** Whether reading forwards can begin there: at the start of the log, at a record, or behind where the last one begins. */
export function isBeginning(log: EventLog, position: bigint): boolean {
  return position === 0n || position >= log.lastPosition || log.isRecordStart(position);
}
