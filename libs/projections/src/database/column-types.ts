import { sql } from 'kysely';

/**
 * A 64-bit column: log positions and stream revisions. Rows give it as bigint, always; every other integer column is a
 * number. In a strict SQLite table INT and INTEGER are the same thing, stored in up to 8 bytes and compared as numbers, so
 * the declared word is free to carry that difference (`statements.ts` reads it); in PostgreSQL a domain carries it
 * (`postgres-spelling.ts`). An aggregate has no declared type: name what comes out of `max(position)` with a cast to text,
 * or order and limit instead.
 */
export const int64 = sql`int`;

/** Ends a `create table`: SQLite then refuses a value of another type instead of storing it, as PostgreSQL always does. */
export const strict = sql`strict`;
