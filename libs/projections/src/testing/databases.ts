import type { ProjectionDatabase } from '../database/database.ts';
import { TemporaryDatabase } from './temporary-database.ts';
import { TemporarySchema } from './temporary-schema.ts';

/** Where a test keeps its tables. */
export interface Place {
  /** Opens it, again as after a crash or by another process. */
  open(): ProjectionDatabase;
  remove(): Promise<void>;
}

/** An implementation that contracts are run on. */
export interface Kind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A new and empty place. */
  place(): Promise<Place>;
  /** Runs of a property that makes a place for each: what takes a file one is a dozen commits for a server. */
  runs(onAFile: number): number;
  /** How much longer a commit takes than on a file, at the most. */
  readonly slowness: number;
  /** An error of the kind that says nothing about what was written. */
  unwell(): Error;
}

/** Address of a PostgreSQL in which tests may make and drop schemas of their own. */
export const TEST_DATABASE_URL = process.env['TEST_DATABASE_URL'];

const sqlite: Kind = {
  name: 'SQLite',
  place: async () => new TemporaryDatabase(),
  runs: (onAFile) => onAFile,
  slowness: 1,
  unwell: () => Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 }),
};

const postgres = (url: string): Kind => ({
  name: 'PostgreSQL',
  place: () => TemporarySchema.in(url),
  runs: (onAFile) => Math.ceil(onAFile / 8),
  slowness: 10,
  unwell: () => Object.assign(new Error('the server is shutting down'), { severity: 'FATAL', code: '57P01' }),
});

/**
 * What contracts are run on, for `describe.each`: SQLite, or the PostgreSQL that `TEST_DATABASE_URL` names (`.ci/run` does
 * one after the other).
 */
export const DATABASES: readonly Kind[] = [TEST_DATABASE_URL ? postgres(TEST_DATABASE_URL) : sqlite];
