/** What an appender expects of a stream; numbers as the wire and the error trailers have them. */
export const ANY = -2n;
export const NO_STREAM = -1n;
export const STREAM_EXISTS = -4n;

/** A revision, or one of the three above. */
export type ExpectedVersion = bigint;
