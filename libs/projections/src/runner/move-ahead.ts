import { isAfter } from '#libs/event-store';
import type { LogPosition } from '#libs/event-store';
import type { ProjectionDatabase } from '../database/database.ts';
import { moveCheckpoint } from './checkpoint-store.ts';
import type { Progress } from './progress.ts';

/**
 * Stores where the server has looked up to without finding an event of ours, so that nobody has to look there again.
 * Call it when every event told before it has been applied. Stored only where it is strictly ahead, and never before the
 * first event: without one there would be nothing to tell another log by.
 */
export async function moveAhead(
  database: ProjectionDatabase,
  models: readonly Progress[],
  position: LogPosition,
): Promise<void> {
  const behind = models.filter(
    ({ running, checkpoint }) => running && checkpoint !== undefined && isAfter(position, checkpoint.resumeAfter),
  );
  if (behind.length === 0) return;
  const ahead = (progress: Progress) => ({ ...progress.checkpoint!, resumeAfter: position });
  await database.write(async ({ db }) => {
    for (const progress of behind) {
      const to = { checkpoint: ahead(progress), poison: undefined };
      await moveCheckpoint(db, progress.model, progress.checkpoint, to);
    }
  });
  for (const progress of behind) progress.checkpoint = ahead(progress);
}
