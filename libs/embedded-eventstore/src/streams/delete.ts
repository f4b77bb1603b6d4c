import type { EventLog } from '../log/event-log.ts';
import { DELETED, type ProposedEvent } from '../log/record.ts';
import type { Appender } from './append.ts';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from './expected-version.ts';

export type DeleteResult =
  | { readonly outcome: 'written'; readonly position: bigint }
  | { readonly outcome: 'wrong-version'; readonly expected: ExpectedVersion; readonly actual: bigint }
  | { readonly outcome: 'deleted' };

/** Soft delete: `$tb` beyond every event. What is there can't be read any more; the stream may be written again. */
export function deleteStream(
  log: EventLog,
  appender: Appender,
  stream: string,
  expected: ExpectedVersion,
  created: bigint,
): DeleteResult {
  const last = log.lastRevision(stream) ?? NO_STREAM;
  if (last === DELETED) return { outcome: 'deleted' };
  // A stream that never was can't be deleted, whatever is expected of it.
  if (last === NO_STREAM || !matches(expected, last)) return { outcome: 'wrong-version', expected, actual: last };
  const record = appender.setTruncateBefore(stream, DELETED, created);
  return { outcome: 'written', position: record.position };
}

/** Hard delete: a last event behind which nothing can ever be written; of a missing stream, too. */
export function tombstoneStream(
  log: EventLog,
  stream: string,
  expected: ExpectedVersion,
  created: bigint,
): DeleteResult {
  const last = log.lastRevision(stream) ?? NO_STREAM;
  if (last === DELETED) return { outcome: 'deleted' };
  if (!matches(expected, last)) return { outcome: 'wrong-version', expected, actual: last };
  const event: ProposedEvent = {
    id: crypto.getRandomValues(new Uint8Array(16)),
    type: '$streamDeleted',
    isJson: true,
    data: new Uint8Array(0),
    metadata: new Uint8Array(0),
  };
  return { outcome: 'written', position: log.append(stream, DELETED, event, created).position };
}

function matches(expected: ExpectedVersion, last: bigint): boolean {
  if (expected === ANY) return true;
  if (expected === STREAM_EXISTS) return last >= 0n;
  return expected === last;
}
