import type { ProjectionDatabase } from '#libs/projections';

/** The database of the read models, whichever it is. */
export abstract class ReadDatabase implements ProjectionDatabase {
  abstract readonly reader: ProjectionDatabase['reader'];
  /** In a database that several processes may share. */
  abstract readonly leader?: NonNullable<ProjectionDatabase['leader']>;
  abstract write: ProjectionDatabase['write'];
  abstract migrate: ProjectionDatabase['migrate'];
  abstract isUnwell: ProjectionDatabase['isUnwell'];
  abstract close: ProjectionDatabase['close'];
}
