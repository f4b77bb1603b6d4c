import type { Kysely } from 'kysely';
import type { Tables } from '../database/database.ts';
import type { Build } from './generation.ts';
import type { RunnerTables } from './runner-tables.ts';

/** The build of a read model that is read. */
export interface Serving {
  readonly version: number;
  readonly generation: number;
  readonly tables: readonly string[];
  /** ISO instant since when. */
  readonly since: string;
  /** Generation that was asked for and is not read yet. */
  readonly wanted: number | undefined;
}

/** Nothing while no build of it was ever read. */
export async function loadServing(db: Kysely<Tables>, model: string): Promise<Serving | undefined> {
  const row = await db
    .$extendTables<RunnerTables>()
    .selectFrom('projection_serving')
    .selectAll()
    .where('model', '=', model)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { version, generation, tables, since, wanted } = row;
  return { version, generation, since, tables: JSON.parse(tables) as string[], wanted: wanted ?? undefined };
}

/**
 * What queries read: a view for each table, under its name without version and generation. Whoever reads through them
 * sees one build or another, whole, and never one that is not ready.
 */
export function viewOf(table: string): string {
  return table.replace(/_v\d+(_g\d+)?$/, '');
}

/** Takes the views away, so that the tables behind them can be dropped or made anew. */
export async function dropViews(db: Kysely<Tables>, tables: readonly string[]): Promise<void> {
  for (const table of tables) await db.schema.dropView(viewOf(table)).ifExists().execute();
}

export async function createViews(db: Kysely<Tables>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const all = db.$extendTables<Record<string, object>>().selectFrom(table).selectAll();
    await db.schema.createView(viewOf(table)).as(all).execute();
  }
}

/** From the commit of this transaction on, this build is read instead of the one before. */
export async function serve(db: Kysely<Tables>, build: Build, before: Serving | undefined): Promise<void> {
  await dropViews(db, [...(before?.tables ?? []), ...build.tables]);
  await createViews(db, build.tables);
  const { version, generation, tables } = build;
  const row = { version, generation, tables: JSON.stringify(tables), since: new Date().toISOString(), wanted: null };
  await db
    .$extendTables<RunnerTables>()
    .insertInto('projection_serving')
    .values({ model: build.name, ...row })
    .onConflict((conflict) => conflict.column('model').doUpdateSet(row))
    .execute();
}
