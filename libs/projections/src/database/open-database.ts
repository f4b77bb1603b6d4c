import type { ProjectionDatabase } from './database.ts';
import { PostgresDatabase } from './postgres-database.ts';
import { SqliteDatabase } from './sqlite-database.ts';

/** Opens the database of the read models: PostgreSQL by its address (`postgres://...`), SQLite by the path of its file. */
export function openDatabase(location: string): ProjectionDatabase {
  return isPostgres(location) ? PostgresDatabase.open(location) : SqliteDatabase.open(location);
}

/** True for the address of a PostgreSQL. */
export function isPostgres(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}
