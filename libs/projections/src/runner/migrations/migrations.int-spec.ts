import { CompiledQuery } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import type { ProjectionDatabase } from '../../database/database.ts';
import { DATABASES, type Place } from '../../testing/databases.ts';
import { buildsOf } from '../checkpoint-store.ts';
import { runnerMigrations } from './index.ts';

/** What a released version left behind, as SQL: its tables with rows in them. Files are added here and never changed. */
const RECORDED = new URL('./recorded/', import.meta.url);
const names = Object.keys(runnerMigrations);

describe.each(DATABASES)('the tables of the runner, on $name', ({ name, place }) => {
  const dialect = name === 'SQLite' ? 'sqlite' : 'postgres';
  let folder: Place;
  let database: ProjectionDatabase;
  beforeEach(async () => {
    folder = await place();
    database = folder.open();
    // What the database itself needs is there before anything else.
    await database.write(async () => undefined);
  });
  afterEach(() => folder.remove());

  const migrated = async () => {
    const tables = await database.reader.introspection.getTables();
    return tables
      .map((table) => table.name)
      .filter((table) => table.startsWith('projection_'))
      .toSorted();
  };

  it('are refused in a sentence where a newer program has brought them further', async () => {
    const newer = { ...runnerMigrations, '9999-of-tomorrow': { up: () => Promise.resolve() } };
    await database.migrate(newer);
    await expect(database.migrate(runnerMigrations)).rejects.toMatchObject({
      code: 'DATABASE_OF_NEWER_PROGRAM',
      message:
        'the database has tables of a newer program (9999-of-tomorrow): start that one, or give this one a database of its own',
    });
  });

  it('have a recording of every version but the newest', () => {
    const files = readdirSync(RECORDED).filter((file) => file.endsWith(`.${dialect}.sql`));
    expect(files.toSorted()).toEqual(names.slice(0, -1).map((version) => `${version}.${dialect}.sql`));
  });

  it.each(names.slice(0, -1))(
    'of version %s run forward by themselves and keep how far each read model was',
    async (version) => {
      const recorded = readFileSync(new URL(`${version}.${dialect}.sql`, RECORDED), 'utf8');
      await database.write(async ({ db }) => {
        for (const statement of recorded.split(/;\s*\n/).filter((text) => text.trim() !== ''))
          await db.executeQuery(CompiledQuery.raw(statement));
      });
      await database.migrate(runnerMigrations);
      expect(await migrated()).toEqual(['projection_checkpoint', 'projection_leader', 'projection_serving']);
      const lastEvent = { id: '7f9c1c5e-4f0e-5b53-9b83-0c3d1f6f7a10', position: 9_007_199_254_740_993n };
      expect(await buildsOf(database.reader, 'cases')).toEqual([
        {
          ...{ name: 'cases', version: 3, generation: 0, poison: undefined },
          checkpoint: { resumeAfter: { commit: 9_007_199_254_740_995n, prepare: 9_007_199_254_740_994n }, lastEvent },
        },
      ]);
    },
  );

  it('run forward from nothing, once, however often and by however many at once', async () => {
    const others = [folder.open(), folder.open()];
    await Promise.all([database, ...others].map((one) => one.migrate(runnerMigrations)));
    await database.migrate(runnerMigrations);
    expect(await migrated()).toEqual(['projection_checkpoint', 'projection_leader', 'projection_serving']);
  });
});
