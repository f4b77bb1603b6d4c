import type { DatabaseSync } from 'node:sqlite';
import { TOMBSTONE } from '../log/record.ts';
import type { Problems } from './problems.ts';

type Row = { stream: number; revision: number; position: number; previous: number };

const OUT_OF_ORDER = `
  SELECT stream, revision, position, previous FROM (
    SELECT stream, revision, position,
      lag(revision, 1, -1) OVER own AS previous,
      lag(position, 1, -1) OVER own AS earlier
    FROM events WINDOW own AS (PARTITION BY stream ORDER BY revision)
  )
  WHERE (revision <> previous + 1 AND revision <> ?) OR position <= earlier`;

/** Every stream counts from 0 without a gap, later revisions lie further on in the log, and nothing follows a tombstone. */
export function checkRevisions(db: DatabaseSync, problems: Problems): void {
  for (const row of db.prepare(OUT_OF_ORDER).iterate(TOMBSTONE) as Iterable<unknown> as Iterable<Row>) {
    const { stream, revision, previous, position } = row;
    const what = revision === previous + 1 ? 'lies before the one it follows' : 'follows';
    problems.add('REVISION_GAP', `In stream ${stream}, revision ${revision} ${what}: ${previous}.`, position);
  }
}
