import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresDatabase } from '../database/postgres-database.ts';
import { TEST_DATABASE_URL } from '../testing/databases.ts';
import { FakeLog } from '../testing/fake-log.ts';
import { SeenEvents } from '../testing/seen-events.ts';
import { Projections } from './projections.ts';

const timing = { backOffFirstMs: 10, backOffLongestMs: 200, watchEveryMs: 100, silenceMs: 5_000, moveAheadEveryMs: 0 };

describe('A database that goes away and comes back', () => {
  if (!TEST_DATABASE_URL) {
    it('refuses a connection, which says nothing about any event', async () => {
      const database = PostgresDatabase.open('postgres://nobody@127.0.0.1:1/nothing');
      const failure = await database.write(async () => undefined).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
      expect(database.isUnwell(failure)).toBe(true);
      await database.close();
    });
    return;
  }

  const folder = mkdtempSync(join(tmpdir(), 'database-away-'));
  const server = (what: 'start' | 'stop'): string =>
    execFileSync('.ci/postgres', [what, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  afterAll(() => {
    server('stop');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is waited for; what was recorded meanwhile is then read, once', async () => {
    const database = PostgresDatabase.open(server('start'));
    const log = new FakeLog();
    const model = new SeenEvents();
    const ids = Array.from({ length: 20 }, () => log.append('case-1').id);
    const options = { source: log, database, models: [model], streamPrefixes: ['case-'], timing };
    const projections = await Projections.start(options);
    expect(await projections.waitFor(log.events.at(-1)!.position, 20_000)).toBe('reached');
    server('stop');
    ids.push(...Array.from({ length: 20 }, () => log.append('case-1').id));
    expect(await projections.waitFor(log.events.at(-1)!.position, 1_500)).toBe('timeout');
    expect(projections.status()).toMatchObject({ phase: 'waiting', failure: { code: 'DATABASE_UNREACHABLE' } });
    server('start');
    expect(await projections.waitFor(log.events.at(-1)!.position, 60_000)).toBe('reached');
    expect(await model.seen(database)).toEqual(ids);
    await projections.stop();
    await database.close();
  });
});
