import { InvalidPosition } from '#libs/event-store';
import type { ProjectionDatabase } from '../database/database.ts';
import { placeOfLastEvent } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { moveCheckpoint } from './checkpoint-store.ts';
import type { EventSource } from './event-source.ts';
import type { Progress } from './progress.ts';
import { createViews, dropViews } from './serving.ts';

/** The log is not the one that these tables were folded from, and this runner was told not to start over by itself. */
export class LogDiffers extends Error {
  readonly code = 'LOG_DIFFERS';
  constructor(models: readonly string[]) {
    super(
      `the event store is another one (or an older backup) than ${models.join(', ')} were built from: ` +
        'point the service to the right store, or rebuild the read models',
    );
  }
}

/**
 * True when the log holds, at the place of the checkpoint's last event, that very event. A server has no identity that
 * survives a restart, but event ids are unique: another store, a copy with other positions and a backup from before the
 * checkpoint all fail here. (So would a scavenged case stream, were one ever deleted; the price is a rebuild.)
 */
export async function isSameLog(source: EventSource, checkpoint: Checkpoint): Promise<boolean> {
  try {
    for await (const event of source.readAll({ from: placeOfLastEvent(checkpoint), maxCount: 1 }))
      return event.id === checkpoint.lastEvent.id;
    return false;
  } catch (error) {
    if (error instanceof InvalidPosition) return false;
    throw error;
  }
}

/** Those read models that were folded from another log. */
export async function foldedFromAnotherLog(source: EventSource, models: readonly Progress[]): Promise<Progress[]> {
  const known = new Map<string, boolean>();
  const foreign: Progress[] = [];
  for (const progress of models) {
    const { checkpoint } = progress;
    if (checkpoint === undefined) continue;
    const { id } = checkpoint.lastEvent;
    if (!known.has(id)) known.set(id, await isSameLog(source, checkpoint));
    if (!known.get(id)) foreign.push(progress);
  }
  return foreign;
}

/** Empties read models, so that they are built again from the first event. */
export async function startOver(database: ProjectionDatabase, models: readonly Progress[]): Promise<void> {
  await database.write(async ({ db }) => {
    for (const { model, checkpoint, serving } of models) {
      if (serving) await dropViews(db, model.tables);
      for (const table of model.tables.toReversed()) await db.schema.dropTable(table).ifExists().execute();
      await model.createTables(db);
      if (serving) await createViews(db, model.tables);
      await moveCheckpoint(db, model, checkpoint, { checkpoint: undefined, poison: undefined });
    }
  });
  for (const progress of models) {
    progress.model.undone?.();
    Object.assign(progress, { checkpoint: undefined, poison: undefined });
  }
}
