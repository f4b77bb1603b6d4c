import type { AppendExpectedRevision } from '@eventstore/db-client';

/**
 * Where the writer expects the stream to be: nowhere yet, anywhere, somewhere, or with exactly this event as its last.
 */
export type ExpectedRevision = 'no-stream' | 'any' | 'stream-exists' | bigint;

export function toClientRevision(expected: ExpectedRevision): AppendExpectedRevision {
  if (expected === 'no-stream') return 'no_stream';
  if (expected === 'stream-exists') return 'stream_exists';
  return expected;
}

export function fromClientRevision(expected: AppendExpectedRevision): ExpectedRevision {
  if (expected === 'no_stream') return 'no-stream';
  if (expected === 'stream_exists') return 'stream-exists';
  return expected;
}
