import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../log/errors.ts';

export type StoreLock = { release(): void };

const SQLITE_BUSY = 5;

/**
 * Keeps everyone else from serving or replacing the same file; reading it (backup, check, statistics) stays possible.
 *
 * It is the lock that SQLite takes on an empty file beside the store, because the operating system gives that back when
 * a process dies, however it dies: there is no stale lock to clear away by hand. The empty file stays where it is, since
 * whoever deleted it could let two in.
 *
 * @throws StoreError STORE_LOCKED when somebody has it.
 */
export function lockStore(file: string): StoreLock {
  const lock = new DatabaseSync(`${file}-lock`);
  try {
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new StoreError(
      'STORE_LOCKED',
      `Another process serves ${file}. Stop it, or connect to it instead of starting a second one.`,
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}
