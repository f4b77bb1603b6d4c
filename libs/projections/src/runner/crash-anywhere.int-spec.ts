import fc from 'fast-check';
import type { ProjectionDatabase } from '../database/database.ts';
import { DATABASES, type Place } from '../testing/databases.ts';
import { FakeLog } from '../testing/fake-log.ts';
import { SeenEvents } from '../testing/seen-events.ts';
import { loadProgress } from './checkpoint-store.ts';
import { inGeneration } from './generation.ts';
import { runnerMigrations } from './migrations/index.ts';
import { Progress } from './progress.ts';
import { pump } from './pump.ts';
import { RunnerState } from './runner-state.ts';

/** The process is gone: nothing after this happens. */
class Crash extends Error {}

/** Counts steps down and crashes at zero. */
class Fuse {
  left = Infinity;
  burn = (): void => {
    if (this.left-- <= 0) throw new Crash();
  };
}

/** Crashes before a transaction, between any two of its writes, before its commit, or right after it. */
function fragile(database: ProjectionDatabase, { burn }: Fuse): ProjectionDatabase {
  return {
    reader: database.reader,
    migrate: (migrations) => database.migrate(migrations),
    isUnwell: (error) => error instanceof Crash || database.isUnwell(error),
    close: () => database.close(),
    write: async (work) => {
      burn();
      const result = await database.write(async (tx) => {
        const done = await work({
          db: tx.db,
          savepoint: async (part) => {
            burn();
            return tx.savepoint(part);
          },
          insert: (table, rows) => (burn(), tx.insert(table, rows)),
          upsert: (table, rows) => (burn(), tx.upsert(table, rows)),
          load: (table, column, values) => tx.load(table, column, values),
          remove: (table, column, values) => tx.remove(table, column, values),
        });
        burn();
        return done;
      });
      burn();
      return result;
    },
  };
}

const timing = { backOffFirstMs: 1, backOffLongestMs: 1, watchEveryMs: 1_000, silenceMs: 1_000, moveAheadEveryMs: -1 };

/** One life of the process: until it is level with the log, or the fuse has burnt down. */
async function live(folder: Place, log: FakeLog, models: SeenEvents[], fuse: Fuse, batch: number) {
  const database = folder.open();
  const progresses = await database.write(async ({ db }) => {
    const loaded = [];
    for (const model of models) {
      const build = inGeneration(model, 0);
      await build.createTables(db);
      loaded.push(new Progress(build, (await loadProgress(db, build)).checkpoint));
    }
    return loaded;
  });
  const level = new AbortController();
  const state = new RunnerState();
  const batchSize = { current: batch, learn: () => undefined };
  log.beforeTake = fuse.burn;
  const died = await pump({
    ...{ source: log, database: fragile(database, fuse), models: progresses, streamPrefixes: ['case-'] },
    ...{ state, batchSize, timing, signal: level.signal },
    changed: () => state.phase === 'live' && level.abort(),
  }).then(
    () => false,
    (error: unknown) => {
      if (!(error instanceof Crash)) throw error;
      return true;
    },
  );
  await database.close();
  return died;
}

describe.each(DATABASES)('a runner that may crash anywhere, on $name', ({ place, runs }) => {
  it('leaves no gap, no duplicate and no disorder after a restart', async () => {
    const life = fc.record({
      fuse: fc.integer({ min: 0, max: 30 }),
      batch: fc.integer({ min: 1, max: 7 }),
      overlap: fc.integer({ min: 0, max: 4 }),
      // What is appended before this life: true for an event of ours, false for another's.
      appended: fc.array(fc.boolean(), { maxLength: 12 }),
    });
    let crashes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 6 }), async (lives) => {
        const folder = await place();
        try {
          await folder.open().migrate(runnerMigrations);
          const log = new FakeLog();
          const models = [new SeenEvents('one'), new SeenEvents('two')];
          const fuse = new Fuse();
          for (const { appended, overlap, batch, fuse: steps } of lives) {
            for (const ours of appended) log.append(ours ? 'case-1' : 'another-1');
            Object.assign(log, { overlap });
            fuse.left = steps;
            if (await live(folder, log, models, fuse, batch)) crashes++;
          }
          fuse.left = Infinity;
          await live(folder, log, models, fuse, 3);
          const ours = log.events.filter(({ stream }) => stream === 'case-1').map(({ id }) => id);
          const database = folder.open();
          for (const model of models) expect(await model.seen(database)).toEqual(ours);
        } finally {
          await folder.remove();
        }
      }),
      // The first is none of chance: it crashes at its first step, and so says that the fuse works.
      { numRuns: runs(60), examples: [[[{ fuse: 0, batch: 1, overlap: 0, appended: [true] }]]] },
    );
    expect(crashes).toBeGreaterThan(0);
  });
});
