import type { Kysely } from 'kysely';
import type { ProjectionDatabase, Tables } from '../database/database.ts';
import { buildsOf, loadProgress } from './checkpoint-store.ts';
import { type Build, inGeneration } from './generation.ts';
import { Progress } from './progress.ts';
import type { ReadModel } from './read-model.ts';
import { loadServing, serve } from './serving.ts';

/** What is read was built by a newer program: this one would put old rows in its place. */
export class ReadModelNewer extends Error {
  readonly code = 'READ_MODEL_NEWER';
  constructor({ name, version }: ReadModel, serving: number) {
    super(
      `read model ${name} is served in version ${serving}, and this program knows version ${version}: start the newer ` +
        'program, or give this one a database of its own',
    );
  }
}

/** A build at work, and whether it was found stopped in front of an event. */
export interface Prepared {
  readonly progress: Progress;
  readonly wasStopped: boolean;
}

/** Creates what tables are missing and says what has to be kept level: the builds that are read, and those that will be. */
export function prepareBuilds(database: ProjectionDatabase, models: readonly ReadModel[]): Promise<Prepared[]> {
  return database.write(async ({ db }) => {
    const prepared: Prepared[] = [];
    for (const model of models) prepared.push(...(await buildsToFollow(db, model)));
    return prepared;
  });
}

async function buildsToFollow(db: Kysely<Tables>, model: ReadModel): Promise<Prepared[]> {
  const serving = await loadServing(db, model.name);
  if (serving === undefined) {
    // Nobody has read anything yet, so there is nothing to keep showing meanwhile.
    const first = await prepared(db, inGeneration(model, 0), true);
    await serve(db, first.progress.model, undefined);
    return [first];
  }
  if (serving.version > model.version) throw new ReadModelNewer(model, serving.version);
  const own = (await buildsOf(db, model.name)).filter(({ version }) => version === model.version);
  const newest = own.at(-1)?.generation ?? 0;
  if (serving.version < model.version) return [await prepared(db, inGeneration(model, newest), false)];
  const read = await prepared(db, inGeneration(model, serving.generation), true);
  const next = Math.max(newest, serving.wanted ?? 0);
  return next > serving.generation ? [read, await prepared(db, inGeneration(model.again(), next), false)] : [read];
}

/** The tables and the checkpoint of a build. Its poison is forgotten for now: this process may be one that can fold the event. */
export async function prepared(db: Kysely<Tables>, build: Build, serving: boolean): Promise<Prepared> {
  await build.createTables(db);
  const { checkpoint, poison } = await loadProgress(db, build);
  return { progress: Object.assign(new Progress(build, checkpoint), { serving }), wasStopped: poison !== undefined };
}
