import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backup } from 'node:sqlite';
import { StoreError } from '../log/errors.ts';
import { checkStore, type CheckReport } from './check-store.ts';
import { publishFile, removeFiles } from './durable-files.ts';
import { openForReading } from './open-for-reading.ts';
import { companionsOf, existingStoreFile } from './store-file.ts';

export type BackupReport = { file: string; bytes: number; events: number; streams: number };

/** All pages in one step, hence in one read transaction: a busy writer cannot make the copy begin again and again. */
const EVERYTHING = 0x7fff_ffff;

/**
 * Copies a store into one new file while it is being served: the state of one moment, everything acknowledged before it
 * included. The copy is checked before it gets its name, and is on disk when this resolves.
 *
 * @param from data folder or file; @param to the file to make, which must not exist.
 * @throws StoreError STORE_PATH, STORE_CORRUPT (the store itself is damaged: no backup is better than a bad one).
 */
export async function backupStore(from: string, to: string): Promise<BackupReport> {
  const source = existingStoreFile(from);
  const target = resolve(to);
  if (existsSync(target))
    throw new StoreError('STORE_PATH', `${target} exists already. Name a new file for the backup.`);
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.unfinished`;
  removeFiles([unfinished]);
  try {
    const report = await copyAndCheck(source, unfinished);
    publishFile(unfinished, target);
    return { file: target, bytes: statSync(target).size, events: report.events, streams: report.streams };
  } finally {
    removeFiles([unfinished, ...companionsOf(unfinished)]);
  }
}

/** @throws StoreError STORE_CORRUPT when what was copied is not whole. */
export async function copyAndCheck(source: string, target: string): Promise<CheckReport> {
  const db = openForReading(source);
  try {
    await backup(db, target, { rate: EVERYTHING });
  } finally {
    db.close();
  }
  const report = await checkStore(target);
  if (report.ok) return report;
  const first = report.problems[0]?.message ?? '';
  throw new StoreError(
    'STORE_CORRUPT',
    `${source} has ${String(report.problemCount)} problems and was not copied. The first: ${first} Run check for all.`,
  );
}
