import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

/** Tables that a newer program has brought forward in a way that this one does not know. */
export class DatabaseOfNewerProgram extends Error {
  readonly code = 'DATABASE_OF_NEWER_PROGRAM';
  constructor(migration: string, cause: Error) {
    super(
      `the database has tables of a newer program (${migration}): start that one, or give this one a database of its own`,
      { cause },
    );
  }
}

/** Brings the tables forward, in the transaction of the caller. */
export async function migrate<Db>(db: Kysely<Db>, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  // In a transaction of ours, not of the migrator: its own would let two processes begin the same migration.
  const { error } = await new Migrator({ db, provider, disableTransactions: true }).migrateToLatest();
  if (error === undefined) return;
  const unknown =
    error instanceof Error ? /previously executed migration (\S+) is missing/.exec(error.message)?.[1] : undefined;
  throw unknown === undefined ? error : new DatabaseOfNewerProgram(unknown, error as Error);
}
