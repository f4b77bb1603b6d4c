import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { int64, strict } from '../../database/column-types.ts';

/** A version can be built anew beside itself, and one row says which build is read. */
export const generations: Migration = {
  up: async (db) => {
    await db.schema.alterTable('projection_checkpoint').renameTo('projection_checkpoint_0001').execute();
    await db.schema
      .createTable('projection_checkpoint')
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('resume_commit', int64)
      .addColumn('resume_prepare', int64)
      .addColumn('last_event_id', 'text')
      .addColumn('last_event_position', int64)
      .addColumn('poison', 'text')
      .addPrimaryKeyConstraint('projection_checkpoint_generation_key', ['model', 'version', 'generation'])
      .modifyEnd(strict)
      .execute();
    await sql`insert into projection_checkpoint
      select model, version, 0, resume_commit, resume_prepare, last_event_id, last_event_position, poison
      from projection_checkpoint_0001`.execute(db);
    await db.schema.dropTable('projection_checkpoint_0001').execute();
    await db.schema
      .createTable('projection_serving')
      .addColumn('model', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('tables', 'text', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('wanted', 'integer')
      .modifyEnd(strict)
      .execute();
  },
};
