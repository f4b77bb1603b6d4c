import type { ProjectionDatabase } from '../database/database.ts';
import { buildsOf } from './checkpoint-store.ts';
import { inGeneration } from './generation.ts';
import { prepared } from './prepare-builds.ts';
import type { Progress } from './progress.ts';
import type { ReadModel } from './read-model.ts';
import type { RunnerTables } from './runner-tables.ts';
import { loadServing } from './serving.ts';

/**
 * Begins the build of a read model that somebody has asked for. One that was under way, or has stopped in front of an
 * event, is given up for it.
 * @param running builds at work in this process
 * @returns the new build; nothing when none is asked for, or it runs already
 */
export async function startWanted(
  database: ProjectionDatabase,
  model: ReadModel,
  running: readonly Progress[],
): Promise<Progress | undefined> {
  const serving = await loadServing(database.reader, model.name);
  const wanted = serving?.wanted;
  if (serving?.version !== model.version || wanted === undefined || wanted <= serving.generation) return undefined;
  const mine = running.filter((one) => one.model.name === model.name);
  if (mine.some((one) => one.model.generation === wanted)) return undefined;
  const abandoned = mine.filter((one) => !one.serving);
  for (const one of abandoned) one.retired = true;
  return database.write(async ({ db }) => {
    const stored = (await buildsOf(db, model.name)).filter((one) => one.version === model.version);
    for (const { generation } of stored) {
      if (generation === serving.generation) continue;
      const { tables } = inGeneration(model, generation);
      for (const table of tables.toReversed()) await db.schema.dropTable(table).ifExists().execute();
      await db
        .$extendTables<RunnerTables>()
        .deleteFrom('projection_checkpoint')
        .where('model', '=', model.name)
        .where('version', '=', model.version)
        .where('generation', '=', generation)
        .execute();
    }
    return (await prepared(db, inGeneration(model.again(), wanted), false)).progress;
  });
}
