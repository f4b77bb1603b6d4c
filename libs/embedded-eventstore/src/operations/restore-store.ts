import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../log/errors.ts';
import { STORE_FILE } from '../log/schema.ts';
import { copyAndCheck } from './backup-store.ts';
import { publishFile, removeFiles } from './durable-files.ts';
import { companionsOf, existingStoreFile } from './store-file.ts';
import { lockStore } from './store-lock.ts';

export type RestoreOptions = {
  /** Let a store that is there go. Without it, restoring over one is refused. */
  replace?: boolean;
};

export type RestoreReport = { file: string; events: number; streams: number };

/**
 * Puts a backup where a store is served from. The backup is checked first, and the store that was there stays untouched
 * until the new one is complete and on disk.
 *
 * @throws StoreError STORE_PATH, STORE_LOCKED (the folder is being served), STORE_CORRUPT, STORE_FOREIGN (the backup).
 */
export async function restoreStore(
  backup: string,
  dataDir: string,
  { replace = false }: RestoreOptions = {},
): Promise<RestoreReport> {
  const source = existingStoreFile(backup);
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, STORE_FILE);
  const lock = lockStore(file);
  const unfinished = `${file}.unfinished`;
  try {
    if (existsSync(file) && !replace) {
      throw new StoreError('STORE_PATH', `${file} exists already. Restore into another folder, or ask to replace it.`);
    }
    removeFiles([unfinished]);
    const { events, streams } = await copyAndCheck(source, unfinished);
    // A write-ahead log that stayed behind belongs to the old file; it must not be rolled into the new one.
    removeFiles(companionsOf(file));
    publishFile(unfinished, file);
    return { file, events, streams };
  } finally {
    removeFiles([unfinished, ...companionsOf(unfinished)]);
    lock.release();
  }
}
