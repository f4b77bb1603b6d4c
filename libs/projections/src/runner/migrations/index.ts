import type { Migration } from 'kysely/migration';
import { checkpoints } from './0001-checkpoints.ts';
import { generations } from './0002-generations.ts';
import { leader } from './0003-leader.ts';

/** The runner's own tables. A migration that was released is never changed; what comes next gets a name that sorts after. */
export const runnerMigrations: Readonly<Record<string, Migration>> = {
  '0001-checkpoints': checkpoints,
  '0002-generations': generations,
  '0003-leader': leader,
};
