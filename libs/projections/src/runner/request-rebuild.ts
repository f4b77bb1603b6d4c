import type { Kysely } from 'kysely';
import type { ProjectionDatabase, Tables } from '../database/database.ts';
import { buildsOf } from './checkpoint-store.ts';
import type { RunnerTables } from './runner-tables.ts';
import { loadServing } from './serving.ts';

/** No service has ever run on this database, or its read models have other names. */
export class NoSuchReadModel extends Error {
  readonly code = 'NO_SUCH_READ_MODEL';
  constructor(name: string, known: readonly string[] = []) {
    super(`there is no read model ${name} in this database${known.length > 0 ? `, but ${known.join(', ')}` : ''}`);
  }
}

/**
 * Asks whoever keeps the read models level to build one anew, from the first event, beside the one that is read. They see
 * it within a second, or at their next start.
 * @returns the generation that will be read when it is done
 */
export async function requestRebuild(database: ProjectionDatabase, name: string): Promise<number> {
  return database.write(async ({ db }) => {
    const serving = await loadServing(db, name);
    if (serving === undefined) throw new NoSuchReadModel(name, await namesOf(db));
    const own = (await buildsOf(db, name)).filter(({ version }) => version === serving.version);
    const wanted = Math.max(serving.generation, serving.wanted ?? 0, own.at(-1)?.generation ?? 0) + 1;
    await db
      .$extendTables<RunnerTables>()
      .updateTable('projection_serving')
      .set({ wanted })
      .where('model', '=', name)
      .execute();
    return wanted;
  });
}

async function namesOf(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.$extendTables<RunnerTables>().selectFrom('projection_serving').select('model').execute();
  return rows.map(({ model }) => model).sort();
}
