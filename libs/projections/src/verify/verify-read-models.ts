import type { StoredEvent } from '#libs/event-store';
import type { ProjectionDatabase } from '../database/database.ts';
import type { Difference } from './differences.ts';
import { verifyCases } from './verify-cases.ts';

/** Where the whole log can be read from; an `EventStore` is one. */
export interface WholeLog {
  readAll(): AsyncIterable<StoredEvent>;
}

/**
 * Compares the read models of a database with a fold of the whole log from zero. The database must have reached the
 * end of the log, and both must stand still.
 * @returns a line of text for each difference; none when every row is what the log says.
 */
export async function verifyReadModels(store: WholeLog, database: ProjectionDatabase): Promise<string[]> {
  return (await Array.fromAsync(verifyCases(database, store.readAll()))).map(say);
}

/** A difference as a line of text. */
export function say(difference: Difference): string {
  const row = `${difference.table} ${difference.key}`;
  switch (difference.problem) {
    case 'missing':
      return `${row}: the log has it, the read model does not`;
    case 'surplus':
      return `${row}: the read model has it, the log does not`;
    case 'different':
      return `${row}: ${difference.column} is ${shown(difference.found)}, the log says ${shown(difference.expected)}`;
  }
}

/** Values of columns are numbers (64-bit ones as bigint), text or nothing. */
function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
