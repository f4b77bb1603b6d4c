import { CasesModel } from './cases-model.ts';
import type { ProjectionDatabase } from '../database/database.ts';
import type { Following } from '../runner/following.ts';
import { roleOf } from '../runner/projections.ts';
import { StoredFollowing } from '../runner/stored-following.ts';

/** The read models of cases, kept level by another process on the same database. */
export function followElsewhere(database: ProjectionDatabase): Following {
  const model = new CasesModel();
  return new StoredFollowing(database, [model.name], roleOf([model]));
}
