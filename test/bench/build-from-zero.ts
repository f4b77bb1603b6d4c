import { CASE_STREAM_PREFIX } from '#libs/cases';
import type { EventStore } from '#libs/event-store';
import { CasesModel, type ProjectionDatabase, Projections } from '#libs/projections';

/** Folds all events up to a position into an empty database, which is closed then. In seconds. */
export async function buildFromZero(
  source: EventStore,
  position: bigint,
  database: ProjectionDatabase,
): Promise<number> {
  const started = performance.now();
  const projections = await Projections.start({
    source,
    database,
    models: [new CasesModel()],
    streamPrefixes: [CASE_STREAM_PREFIX],
  });
  const outcome = await projections.waitFor(position, 600_000);
  const seconds = (performance.now() - started) / 1000;
  await projections.stop();
  await database.close();
  if (outcome !== 'reached') throw new Error(`The rebuild ended with ${outcome}.`);
  return seconds;
}
