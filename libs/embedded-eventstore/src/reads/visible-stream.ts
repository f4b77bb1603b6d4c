import { ticksNow } from '../log/clock.ts';
import { DELETED, type LogRecord } from '../log/record.ts';
import type { Store } from '../store.ts';

/** What of a stream can be read now: its metadata may hide the beginning. */
export interface VisibleStream {
  readonly state: 'missing' | 'deleted' | 'there';
  /** First revision that may be read; behind the last one when all of it is gone. */
  readonly first: bigint;
  readonly last: bigint;
}

export function visibleStream(store: Store, stream: string): VisibleStream {
  const last = store.metadata.head(stream);
  if (last === DELETED) return { state: 'deleted', first: 0n, last };
  const { maxCount, maxAge, truncateBefore } = store.metadata.of(stream);
  if (last < 0n || truncateBefore === DELETED) return { state: 'missing', first: 0n, last };
  let first = truncateBefore ?? 0n;
  if (maxCount !== undefined && last - maxCount + 1n > first) first = last - maxCount + 1n;
  if (maxAge !== undefined) first = firstYoungerThan(store, stream, { first, last }, maxAge);
  return { state: 'there', first, last };
}

export const isVisible = (record: LogRecord, { first }: VisibleStream): boolean => record.revision >= first;

const TICKS_PER_SECOND = 1e7;

/** Going back, events never get younger: half of what is left can be ruled out with one look. */
function firstYoungerThan(
  store: Store,
  stream: string,
  { first, last }: { first: bigint; last: bigint },
  maxAge: number,
): bigint {
  const oldest = ticksNow() - BigInt(Math.trunc(maxAge * TICKS_PER_SECOND));
  let low = first;
  let high = last + 1n;
  while (low < high) {
    const middle = (low + high) / 2n;
    const record = store.log.at(stream, middle);
    if (record && record.created >= oldest) high = middle;
    else low = middle + 1n;
  }
  return low;
}
