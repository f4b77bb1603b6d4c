import type { Migration } from 'kysely/migration';
import { int64, strict } from '../database/column-types.ts';

/** The runner's own tables. A migration that was released is never changed; what comes next gets a name that sorts after. */
export const runnerMigrations: Readonly<Record<string, Migration>> = {
  '0001-checkpoints': {
    up: async (db) => {
      await db.schema
        .createTable('projection_checkpoint')
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('resume_commit', int64)
        .addColumn('resume_prepare', int64)
        .addColumn('last_event_id', 'text')
        .addColumn('last_event_position', int64)
        .addColumn('poison', 'text')
        .addPrimaryKeyConstraint('projection_checkpoint_key', ['model', 'version'])
        .modifyEnd(strict)
        .execute();
    },
  },
};

/** One row per read model and version; all positions are null until its first event is folded. */
export type CheckpointTables = {
  projection_checkpoint: {
    model: string;
    version: number;
    resume_commit: bigint | null;
    resume_prepare: bigint | null;
    last_event_id: string | null;
    last_event_position: bigint | null;
    /** JSON of a `Poison`. */
    poison: string | null;
  };
};
