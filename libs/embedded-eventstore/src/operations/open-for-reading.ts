import { DatabaseSync } from 'node:sqlite';
import { asStoreError, requireOurs } from '../log/open-database.ts';

/**
 * Opens a store that may be served by another process at the same time: readers and the writer do not wait for each other.
 *
 * @throws StoreError STORE_FOREIGN, or STORE_CORRUPT when the file is so damaged that SQLite cannot open it.
 */
export function openForReading(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    requireOurs(db, file);
    return db;
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
}
