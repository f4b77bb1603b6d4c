import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../log/errors.ts';
import { asStoreError } from '../log/open-database.ts';
import { checkEvents } from './check-events.ts';
import { checkNames } from './check-names.ts';
import { checkRevisions } from './check-revisions.ts';
import { openForReading } from './open-for-reading.ts';
import { type Problem, Problems } from './problems.ts';
import { existingStoreFile } from './store-file.ts';

export type CheckReport = {
  file: string;
  /** True when nothing is wrong. */
  ok: boolean;
  events: number;
  streams: number;
  types: number;
  /** The first hundred. */
  problems: Problem[];
  problemCount: number;
};

export type CheckOptions = {
  /** Called now and then with the number of events that have been looked at. */
  onProgress?: (events: number) => void;
};

/**
 * Reads the whole file, which may be served meanwhile (the state of this moment is checked), and reports everything that
 * is not as it must be. Changes nothing.
 *
 * @param path a data folder, or the file of a store or backup.
 * @throws StoreError STORE_PATH, STORE_FOREIGN when there is no store to check.
 */
export async function checkStore(path: string, options: CheckOptions = {}): Promise<CheckReport> {
  const file = existingStoreFile(path);
  const problems = new Problems();
  const counts = { events: 0, streams: 0, types: 0 };
  try {
    const db = openForReading(file);
    try {
      await checkAll(db, problems, counts, options);
    } finally {
      db.close();
    }
  } catch (error) {
    const known = asStoreError(error, file);
    if (!(known instanceof StoreError) || known.code !== 'STORE_CORRUPT') throw known;
    problems.add('FILE_DAMAGED', known.message);
  }
  return { file, ok: problems.count === 0, ...counts, problems: problems.found, problemCount: problems.count };
}

async function checkAll(
  db: DatabaseSync,
  problems: Problems,
  counts: { events: number; streams: number; types: number },
  { onProgress }: CheckOptions,
): Promise<void> {
  // One transaction: all parts see the same state, whatever is appended meanwhile.
  db.exec('BEGIN');
  const findings = db.prepare('PRAGMA integrity_check(20)').all() as { integrity_check: string }[];
  for (const { integrity_check: finding } of findings) if (finding !== 'ok') problems.add('FILE_DAMAGED', finding);
  counts.streams = checkNames(db, 'streams', problems);
  counts.types = checkNames(db, 'types', problems);
  checkRevisions(db, problems);
  const walk = checkEvents(db, problems);
  for (let step = walk.next(); ; step = walk.next()) {
    counts.events = step.value;
    onProgress?.(step.value);
    if (step.done === true) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  db.exec('COMMIT');
}
