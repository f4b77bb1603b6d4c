import type { Kysely } from 'kysely';
import type { Tables } from '../database/database.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CheckpointTables } from './migrations.ts';
import type { Poison } from './poison.ts';
import type { ReadModel } from './read-model.ts';

/** What is stored about a read model; no checkpoint until its first event. */
export interface StoredProgress {
  readonly checkpoint: Checkpoint | undefined;
  readonly poison: Poison | undefined;
}

/** Somebody else has moved the checkpoint since it was read: two runners work on one read model, and this one steps back. */
export class CheckpointMoved extends Error {
  readonly code = 'CHECKPOINT_MOVED';
  constructor(model: ReadModel) {
    super(`another runner moved the checkpoint of ${model.name} version ${model.version}; nothing was applied twice`);
  }
}

type ModelKey = Pick<ReadModel, 'name' | 'version'>;

/** What is stored about a model, which is entered if it isn't there yet. */
export async function loadProgress(db: Kysely<Tables>, { name, version }: ModelKey): Promise<StoredProgress> {
  const tables = db.$extendTables<CheckpointTables>();
  await tables
    .insertInto('projection_checkpoint')
    .values({ model: name, version })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tables
    .selectFrom('projection_checkpoint')
    .selectAll()
    .where('model', '=', name)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return {
    checkpoint:
      row.last_event_id === null
        ? undefined
        : {
            resumeAfter: { commit: row.resume_commit!, prepare: row.resume_prepare! },
            lastEvent: { id: row.last_event_id, position: row.last_event_position! },
          },
    poison: row.poison === null ? undefined : (JSON.parse(row.poison) as Poison),
  };
}

/**
 * Moves a checkpoint from where this runner knows it to be. Compare and set, inside the transaction of the rows it
 * belongs to. Throws {@link CheckpointMoved}, which must undo that transaction.
 */
export async function moveCheckpoint(
  db: Kysely<Tables>,
  model: ReadModel,
  from: Checkpoint | undefined,
  to: StoredProgress,
): Promise<void> {
  const { numUpdatedRows } = await db
    .$extendTables<CheckpointTables>()
    .updateTable('projection_checkpoint')
    .set({
      resume_commit: to.checkpoint?.resumeAfter.commit ?? null,
      resume_prepare: to.checkpoint?.resumeAfter.prepare ?? null,
      last_event_id: to.checkpoint?.lastEvent.id ?? null,
      last_event_position: to.checkpoint?.lastEvent.position ?? null,
      poison: to.poison === undefined ? null : JSON.stringify(to.poison),
    })
    .where('model', '=', model.name)
    .where('version', '=', model.version)
    .where('resume_commit', 'is not distinct from', from?.resumeAfter.commit ?? null)
    .where('resume_prepare', 'is not distinct from', from?.resumeAfter.prepare ?? null)
    .where('last_event_id', 'is not distinct from', from?.lastEvent.id ?? null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new CheckpointMoved(model);
}
