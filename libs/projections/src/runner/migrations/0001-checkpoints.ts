import type { Migration } from 'kysely/migration';
import { int64, strict } from '../../database/column-types.ts';

/** How far each read model is. */
export const checkpoints: Migration = {
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
};
