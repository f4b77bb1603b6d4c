import type { Kysely } from 'kysely';
import type { Tables } from '../database/database.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Poison } from './poison.ts';
import type { Build } from './generation.ts';
import type { CheckpointRow, RunnerTables } from './runner-tables.ts';

/** What is stored about a read model; no checkpoint until its first event. */
export interface StoredProgress {
  readonly checkpoint: Checkpoint | undefined;
  readonly poison: Poison | undefined;
}

/** Somebody else has moved the checkpoint since it was read: two runners work on one read model, and this one steps back. */
export class CheckpointMoved extends Error {
  readonly code = 'CHECKPOINT_MOVED';
  constructor({ name, version }: BuildKey) {
    super(`another runner moved the checkpoint of ${name} version ${version}; nothing was applied twice`);
  }
}

export type BuildKey = Pick<Build, 'name' | 'version' | 'generation'>;

/** What is stored about a build, which is entered if it isn't there yet. */
export async function loadProgress(db: Kysely<Tables>, build: BuildKey): Promise<StoredProgress> {
  const { name: model, version, generation } = build;
  await db
    .$extendTables<RunnerTables>()
    .insertInto('projection_checkpoint')
    .values({ model, version, generation, ...NOTHING })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findProgress(db, build))!;
}

const NOTHING = {
  resume_commit: null,
  resume_prepare: null,
  last_event_id: null,
  last_event_position: null,
  poison: null,
};

/** What is stored about a build; nothing when it is no more, since another one took over. */
export async function findProgress(db: Kysely<Tables>, build: BuildKey): Promise<StoredProgress | undefined> {
  const row = await db
    .$extendTables<RunnerTables>()
    .selectFrom('projection_checkpoint')
    .selectAll()
    .where('model', '=', build.name)
    .where('version', '=', build.version)
    .where('generation', '=', build.generation)
    .executeTakeFirst();
  return row && storedProgress(row);
}

/** The builds of a model, in whatever state. */
export async function buildsOf(db: Kysely<Tables>, model: string): Promise<(BuildKey & StoredProgress)[]> {
  const rows = await db
    .$extendTables<RunnerTables>()
    .selectFrom('projection_checkpoint')
    .selectAll()
    .where('model', '=', model)
    .orderBy('version')
    .orderBy('generation')
    .execute();
  return rows.map((row) => ({ name: model, version: row.version, generation: row.generation, ...storedProgress(row) }));
}

/** Forgets all builds of a model but one. */
export async function forgetOthers(db: Kysely<Tables>, { name, version, generation }: BuildKey): Promise<void> {
  await db
    .$extendTables<RunnerTables>()
    .deleteFrom('projection_checkpoint')
    .where('model', '=', name)
    .where(({ eb, or }) => or([eb('version', '!=', version), eb('generation', '!=', generation)]))
    .execute();
}

function storedProgress(row: CheckpointRow): StoredProgress {
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
  build: BuildKey,
  from: Checkpoint | undefined,
  to: StoredProgress,
): Promise<void> {
  const { numUpdatedRows } = await db
    .$extendTables<RunnerTables>()
    .updateTable('projection_checkpoint')
    .set({
      resume_commit: to.checkpoint?.resumeAfter.commit ?? null,
      resume_prepare: to.checkpoint?.resumeAfter.prepare ?? null,
      last_event_id: to.checkpoint?.lastEvent.id ?? null,
      last_event_position: to.checkpoint?.lastEvent.position ?? null,
      poison: to.poison === undefined ? null : JSON.stringify(to.poison),
    })
    .where('model', '=', build.name)
    .where('version', '=', build.version)
    .where('generation', '=', build.generation)
    .where('resume_commit', 'is not distinct from', from?.resumeAfter.commit ?? null)
    .where('resume_prepare', 'is not distinct from', from?.resumeAfter.prepare ?? null)
    .where('last_event_id', 'is not distinct from', from?.lastEvent.id ?? null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new CheckpointMoved(build);
}
