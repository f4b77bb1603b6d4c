import type { ProjectionDatabase } from '../database/database.ts';
import { findProgress, forgetOthers } from './checkpoint-store.ts';
import type { EventSource } from './event-source.ts';
import type { Progress } from './progress.ts';
import { isSameLog } from './same-log.ts';
import { loadServing, serve } from './serving.ts';

/**
 * Lets a build that is level be read instead of the one before, and drops the tables of that, in one transaction: a query
 * sees the one or the other. Not yet when it is behind what is read (of the same log), since readers must not go back.
 * @param others builds of the same model that are at work in this process
 * @returns whether it is read now
 */
export async function switchOver(
  database: ProjectionDatabase,
  source: EventSource,
  progress: Progress,
  others: readonly Progress[],
): Promise<boolean> {
  const { model: build } = progress;
  const before = await readNow(database, build.name);
  // The log of the events that the old rows came from may be another one; then there is no order between the two.
  const comparable = before?.checkpoint !== undefined && (await isSameLog(source, before.checkpoint));
  try {
    return await database.write(async ({ db }) => {
      const serving = await loadServing(db, build.name);
      const old = serving && (await findProgress(db, { name: build.name, ...serving }));
      const mine = await findProgress(db, build);
      if (mine === undefined) return false;
      if (comparable && (mine.checkpoint?.resumeAfter.commit ?? -1n) < (old?.checkpoint?.resumeAfter.commit ?? -1n))
        return false;
      await serve(db, build, serving);
      await forgetOthers(db, build);
      for (const table of serving?.tables.toReversed() ?? []) await db.schema.dropTable(table).ifExists().execute();
      for (const other of others) other.retired = true;
      return true;
    });
  } catch (error) {
    for (const other of others) other.retired = false;
    throw error;
  }
}

async function readNow(database: ProjectionDatabase, name: string) {
  const serving = await loadServing(database.reader, name);
  return serving && findProgress(database.reader, { name, ...serving });
}
