import type { StoredEvent } from '#libs/event-store';
import type { ProjectionDatabase, WriteTransaction } from '../database/database.ts';
import { after } from './checkpoint.ts';
import { moveCheckpoint } from './checkpoint-store.ts';
import type { StoredProgress } from './checkpoint-store.ts';
import { poisonOf } from './poison.ts';
import { inLogOrder } from './progress.ts';
import type { Progress } from './progress.ts';

/**
 * Folds a batch into all running read models and moves their checkpoints, in one transaction: afterwards all of it is
 * there, or nothing. A read model that throws is stopped in front of the event that made it throw; the others go on.
 * Rejects when nothing was committed (the database is unwell, another runner moved a checkpoint).
 */
export async function applyBatch(
  database: ProjectionDatabase,
  models: readonly Progress[],
  batch: readonly StoredEvent[],
): Promise<void> {
  const events = inLogOrder(batch);
  const moved: [Progress, StoredProgress][] = [];
  try {
    await database.write(async (tx) => {
      for (const progress of models) {
        const unseen = progress.running ? progress.unseen(events) : [];
        if (unseen.length > 0) moved.push([progress, await advance(database, tx, progress, unseen)]);
      }
    });
  } catch (error) {
    for (const { model } of models) model.undone?.();
    throw error;
  }
  // Only now is it true.
  for (const [progress, { checkpoint, poison }] of moved) Object.assign(progress, { checkpoint, poison });
}

async function advance(
  database: ProjectionDatabase,
  tx: WriteTransaction,
  progress: Progress,
  events: readonly StoredEvent[],
): Promise<StoredProgress> {
  const { model, checkpoint } = progress;
  let reached: StoredProgress;
  try {
    await tx.savepoint(() => model.apply(events, tx));
    reached = { checkpoint: after(events.at(-1)!), poison: undefined };
  } catch (error) {
    if (database.isUnwell(error)) throw error;
    reached = await advanceOneByOne(database, tx, progress, events);
  }
  await moveCheckpoint(tx.db, model, checkpoint, reached);
  return reached;
}

/** Finds the event that a batch failed on, with everything before it folded. */
async function advanceOneByOne(
  database: ProjectionDatabase,
  tx: WriteTransaction,
  { model, checkpoint: start }: Progress,
  events: readonly StoredEvent[],
): Promise<StoredProgress> {
  model.undone?.();
  let checkpoint = start;
  for (const event of events) {
    try {
      await tx.savepoint(() => model.apply([event], tx));
      checkpoint = after(event);
    } catch (error) {
      if (database.isUnwell(error)) throw error;
      model.undone?.();
      return { checkpoint, poison: poisonOf(event, error, new Date().toISOString()) };
    }
  }
  return { checkpoint, poison: undefined };
}
