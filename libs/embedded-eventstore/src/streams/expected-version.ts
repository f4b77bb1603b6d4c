import { unhandled } from '../wire/errors.ts';

/** What an appender expects of a stream; numbers as the wire and the error trailers have them. */
export const ANY = -2n;
export const NO_STREAM = -1n;
export const STREAM_EXISTS = -4n;

/** A revision, or one of the three above. */
export type ExpectedVersion = bigint;

const UINT64_MAX = 18_446_744_073_709_551_615n;
const INT64_MAX = 9_223_372_036_854_775_807n;

/** The largest number of 64 bits stands for no stream; what int64 can't hold is refused. @throws ServerError */
export function expectedRevision(revision: number | bigint): ExpectedVersion {
  const unsigned = BigInt.asUintN(64, BigInt(revision));
  if (unsigned === UINT64_MAX) return NO_STREAM;
  if (unsigned > INT64_MAX) throw unhandled(`Revision ${unsigned} is out of range.`);
  return unsigned;
}

/** The options of an append, a deletion and a tombstone have this in common. Undefined when nothing was chosen. */
export function expectedOf(options: {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}): ExpectedVersion | undefined {
  if (options.hasRevision()) return expectedRevision(BigInt(options.getRevision()));
  if (options.hasNoStream()) return NO_STREAM;
  if (options.hasAny()) return ANY;
  return options.hasStreamExists() ? STREAM_EXISTS : undefined;
}
