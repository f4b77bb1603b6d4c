import { type RawBuilder, sql } from 'kysely';

// What SQLite and PostgreSQL have in common in all but the word. Written as SQLite has it;
// `postgres-spelling.ts` turns it into PostgreSQL's.

/**
 * A column of which SQLite seeks no range and takes no order from an index: it would fetch half of a table in the index's
 * order and sort it for one page. PostgreSQL knows how its values are spread, and sees the column alone.
 */
export function unsought<Value>(column: string): RawBuilder<Value> {
  return sql<Value>`+${sql.ref(column)}`;
}

/** Names of functions, SQLite's to PostgreSQL's. Call them through `fn(...)`, not in raw text. */
export const FUNCTIONS: Readonly<Record<string, string>> = { instr: 'strpos', json_array: 'json_build_array' };
