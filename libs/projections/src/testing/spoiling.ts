import fc from 'fast-check';
import { sql } from 'kysely';
import { CASE_VIEWS } from '../cases/cases-model.ts';
import type { CaseTable } from '../cases/case-view.ts';
import type { ProjectionDatabase, Tables } from '../database/database.ts';
import { keyOf, type Row } from '../verify/rows-in-memory.ts';
import { viewOf } from '../runner/serving.ts';

const TABLES: readonly CaseTable[] = CASE_VIEWS.flatMap(({ tables }) => tables);

/** Something that befalls one row of the read models: it is lost, altered, or ascribed to a case that there is not. */
export interface Spoiling {
  readonly table: number;
  readonly row: number;
  readonly how: 'lose' | 'alter' | 'ascribe';
  /** Before, between and behind the cases that there are. */
  readonly to: 'A' | 'A-0!' | 'A-1+' | 'Z';
}

export const spoiling = fc.record<Spoiling>({
  table: fc.nat(),
  row: fc.nat(),
  how: fc.constantFrom('lose', 'alter', 'ascribe'),
  to: fc.constantFrom('A', 'A-0!', 'A-1+', 'Z'),
});

/** Does it to a row that is there; to no row where the table is empty or has nothing to alter. */
export async function spoil(database: ProjectionDatabase, { table, row, how, to }: Spoiling): Promise<void> {
  const { name, key, columns } = TABLES[table % TABLES.length]!;
  const rows = await rowsOf(database, name);
  const one = rows[row % rows.length];
  if (one === undefined) return;
  const is = sql.join(
    key.map((column) => sql`${sql.ref(column)} = ${one[column]}`),
    sql` and `,
  );
  const text = columns.find((column) => !key.includes(column) && typeof one[column] === 'string');
  const set = (column: string, value: string) =>
    sql`update ${sql.table(name)} set ${sql.ref(column)} = ${value} where ${is}`;
  const losing = sql`delete from ${sql.table(name)} where ${is}`;
  const altering = text === undefined ? losing : set(text, 'spoiled');
  // The number keeps two rows from coming to lie on each other.
  const ascribing = set('case_id', `${to}${row}`);
  await database.write(async ({ db }) => ({ lose: losing, alter: altering, ascribe: ascribing })[how].execute(db));
}

/** Every row of the read models, by the name that is read and then by its key. */
export async function everyRow(database: ProjectionDatabase): Promise<Map<string, Map<string, Row>>> {
  const all = new Map<string, Map<string, Row>>();
  for (const { name, key } of TABLES)
    all.set(viewOf(name), new Map((await rowsOf(database, name)).map((row) => [keyOf(key, row), row])));
  return all;
}

async function rowsOf({ reader }: ProjectionDatabase, name: string): Promise<Row[]> {
  return reader.$extendTables<Tables & Record<string, Row>>().selectFrom(name).selectAll().execute();
}
