import type { Migration } from 'kysely/migration';
import { strict } from '../../database/column-types.ts';

/** Where several processes share a database: which of them keeps the read models level, and what it said last. */
export const leader: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('projection_leader')
      .addColumn('role', 'text', (column) => column.primaryKey())
      .addColumn('epoch', 'integer', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('backend', 'integer', (column) => column.notNull())
      .addColumn('heard', 'real', (column) => column.notNull())
      .addColumn('status', 'text')
      .modifyEnd(strict)
      .execute();
  },
};
