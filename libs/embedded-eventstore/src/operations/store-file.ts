import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../log/errors.ts';
import { STORE_FILE } from '../log/schema.ts';

/** SQLite keeps these beside a file that is open, or was when its process died. */
export const companionsOf = (file: string): string[] => [`${file}-wal`, `${file}-shm`];

/** A store is named by its folder or, as backups are, by its file. */
export const storeFileOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? join(path, STORE_FILE) : path;

/** @throws StoreError STORE_PATH when there is none. */
export function existingStoreFile(path: string): string {
  const file = storeFileOf(path);
  if (!existsSync(file)) {
    throw new StoreError('STORE_PATH', `There is no store at ${file}. Name the data folder, or the file of a backup.`);
  }
  return file;
}
