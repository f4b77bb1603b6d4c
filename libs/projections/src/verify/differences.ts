import type { Row } from './rows-in-memory.ts';

/** One thing in which a live table differs from a fold from zero. */
export type Difference = { readonly table: string; readonly key: string } & (
  | { readonly problem: 'missing' | 'surplus' }
  | { readonly problem: 'different'; readonly column: string; readonly expected: unknown; readonly found: unknown }
);

/** Compares rows by their keys, column by column. */
export function* differences(
  table: string,
  right: ReadonlyMap<string, Row>,
  live: ReadonlyMap<string, Row>,
): Generator<Difference> {
  for (const [key, expected] of right) {
    const row = live.get(key);
    if (!row) {
      yield { table, key, problem: 'missing' };
      continue;
    }
    for (const column of Object.keys(expected))
      if (expected[column] !== row[column])
        yield { table, key, problem: 'different', column, expected: expected[column], found: row[column] };
  }
  for (const key of live.keys()) if (!right.has(key)) yield { table, key, problem: 'surplus' };
}
