import { ticksNow } from '../log/clock.ts';
import { DELETED, type LogRecord } from '../log/record.ts';
import type { Store } from '../store.ts';

/** What of a stream can be read now: its metadata may hide the beginning. */
export interface VisibleStream {
  readonly state: 'missing' | 'deleted' | 'there';
  /** First revision that may be read. */
  readonly first: bigint;
  readonly last: bigint;
  /** Ticks; events created before are expired. */
  readonly notBefore: bigint;
}

export function visibleStream(store: Store, stream: string): VisibleStream {
  const last = store.log.lastRevision(stream);
  if (last === undefined) return { state: 'missing', first: 0n, last: -1n, notBefore: 0n };
  if (last === DELETED) return { state: 'deleted', first: 0n, last, notBefore: 0n };
  const { maxCount, maxAge, truncateBefore } = store.metadata.of(stream);
  if (truncateBefore === DELETED) return { state: 'missing', first: 0n, last, notBefore: 0n };
  let first = truncateBefore ?? 0n;
  if (maxCount !== undefined && last - maxCount + 1n > first) first = last - maxCount + 1n;
  const notBefore = maxAge === undefined ? 0n : ticksNow() - BigInt(Math.trunc(maxAge * 1e7));
  return { state: 'there', first, last, notBefore };
}

export function isVisible(record: LogRecord, { first, notBefore }: VisibleStream): boolean {
  return record.revision >= first && record.created >= notBefore;
}
