import { setTimeout as sleep } from 'node:timers/promises';
import type { ProjectionDatabase } from '../database/database.ts';
import { DATABASES, type Place } from '../testing/databases.ts';
import { FakeLog } from '../testing/fake-log.ts';
import { SeenEvents } from '../testing/seen-events.ts';
import { until } from '../testing/until.ts';
import { Projections } from './projections.ts';
import { requestRebuild } from './request-rebuild.ts';
import type { Timing } from './timing.ts';

const timing = { backOffFirstMs: 2, backOffLongestMs: 20, watchEveryMs: 10, silenceMs: 2_000, moveAheadEveryMs: 0 };

describe.each(DATABASES)('a read model that is built anew, on $name', ({ place }) => {
  let folder: Place;
  let database: ProjectionDatabase;
  let log: FakeLog;
  let projections: Projections | undefined;

  beforeEach(async () => {
    folder = await place();
    database = folder.open();
    log = new FakeLog();
  });
  afterEach(async () => {
    await projections?.stop();
    await folder.remove();
  });

  async function start(model: SeenEvents, times: Partial<Timing> = {}): Promise<Projections> {
    await projections?.stop();
    const options = {
      ...{ source: log, database, models: [model], streamPrefixes: ['case-'] },
      timing: { ...timing, ...times },
    };
    return (projections = await Projections.start(options));
  }
  const append = (count: number) => Array.from({ length: count }, () => log.append('case-1').id);
  const live = () => until('it is live', () => projections!.status().phase === 'live');

  /** What a query sees, whatever build is behind it. */
  async function read(): Promise<string[]> {
    const tables = database.reader.$extendTables<{ seen_events: { number: number; event_id: string } }>();
    const rows = await tables.selectFrom('seen_events').select('event_id').orderBy('number').execute();
    return rows.map(({ event_id }) => event_id);
  }
  const exists = async (table: string): Promise<boolean> =>
    (await database.reader.introspection.getTables()).some(({ name }) => name === table);

  it('is read in its old version until the new one is level, and then in the new one alone', async () => {
    const ids = append(50);
    await start(new SeenEvents('seen', 1));
    await live();
    const next = new SeenEvents('seen', 2);
    log.heldAfter = 20;
    await start(next);
    await until('it is half done', async () => (await next.seen(database)).length === 20);
    expect(await read()).toEqual(ids);
    await until('it says how far it is', () => projections!.status().models[0]?.build?.share === 0.4);
    expect(projections!.status()).toMatchObject({ phase: 'catching-up', models: [{ version: 2, serving: false }] });
    expect(await projections!.waitFor(log.events.at(-1)!.position, 5)).toBe('timeout');
    log.heldAfter = Infinity;
    await until('it is read', () => projections!.status().models.every(({ serving }) => serving));
    expect(await read()).toEqual(ids);
    expect(await exists('seen_events_v1')).toBe(false);
    ids.push(...append(1));
    expect(await projections!.waitFor(log.events.at(-1)!.position, 2_000)).toBe('reached');
    expect(await read()).toEqual(ids);
  });

  it('stays as it was when the new version meets an event that it cannot fold', async () => {
    const ids = append(10);
    await start(new SeenEvents('seen', 1));
    await live();
    const broken = new SeenEvents('seen', 2);
    broken.inspect = ({ id }) => {
      if (id === ids[6]) throw new Error('quantity below zero');
    };
    await start(broken);
    await until('it has stopped', () => projections!.status().phase === 'stopped');
    expect(projections!.status().models).toMatchObject([{ version: 2, serving: false, poison: { eventId: ids[6] } }]);
    expect(await read()).toEqual(ids);
    broken.inspect = () => undefined;
    await start(broken);
    await until('it is read', () => projections!.status().models.every(({ serving }) => serving));
    expect(await read()).toEqual(ids);
    expect(await broken.seen(database)).toEqual(ids);
  });

  it('is built anew in the same version when somebody asks, while what is read stays level', async () => {
    const ids = append(5);
    const model = new SeenEvents('seen', 1);
    await start(model);
    await live();
    // Something went wrong with the rows.
    await database.write(async ({ db }) => db.$extendTables<Wrong>().deleteFrom('seen_events_v1').execute());
    expect(await read()).toEqual([]);
    expect(await requestRebuild(database, 'seen')).toBe(1);
    await until('it is read', () => projections!.status().models.some((one) => one.generation === 1 && one.serving));
    expect(await read()).toEqual(ids);
    expect(await exists('seen_events_v1')).toBe(false);
    ids.push(...append(2));
    expect(await projections!.waitFor(log.events.at(-1)!.position, 2_000)).toBe('reached');
    expect(await read()).toEqual(ids);
    await live();
    expect(projections!.status().models).toMatchObject([{ generation: 1, serving: true }]);
  });

  it('is read once it is level, though what the log ends with is of others and nothing more comes', async () => {
    const ids = append(5);
    for (let number = 0; number < 20; number++) log.append('published');
    const model = new SeenEvents('seen', 1);
    await start(model);
    await until(
      'it has looked through all of it',
      () => projections!.status().position === log.events.at(-1)!.position,
    );
    await start(model, { moveAheadEveryMs: 3_600_000 });
    await live();
    log.heldAfter = 2;
    await requestRebuild(database, 'seen');
    await until('it says how far it is of what is read', () =>
      projections!.status().models.some(({ build }) => build?.share === 0.4),
    );
    log.heldAfter = Infinity;
    await until('it is read', () => projections!.status().models.every(({ generation }) => generation === 1));
    expect(await read()).toEqual(ids);
  });

  it('goes on being built, and being read, where a restart interrupted it', async () => {
    const ids = append(40);
    await start(new SeenEvents('seen', 1));
    await live();
    log.heldAfter = 15;
    await requestRebuild(database, 'seen');
    const halfDone = () => projections!.status().models.some((one) => one.generation === 1 && one.position === 1_500n);
    await until('it is half done', halfDone);
    ids.push(...append(1));
    expect(await projections!.waitFor(log.events.at(-1)!.position, 2_000)).toBe('reached');
    expect(await read()).toEqual(ids);
    await start(new SeenEvents('seen', 1));
    await until('it is level', () => projections!.status().models[0]?.position === log.events.at(-1)!.position);
    expect(await read()).toEqual(ids);
    log.heldAfter = Infinity;
    await until('it is read', () => projections!.status().models.some((one) => one.generation === 1 && one.serving));
    expect(await read()).toEqual(ids);
  });

  it('is left to the next start when everything stops just as it is begun', async () => {
    const ids = append(5);
    await start(new SeenEvents('seen', 1));
    await live();
    const write = database.write.bind(database);
    const { promise: held, resolve: goOn } = Promise.withResolvers<boolean>();
    let writes = 0;
    // The first is the request, the second what begins the build.
    Object.assign(database, {
      write: async (work: Parameters<typeof write>[0]) => {
        if (++writes > 1) await held;
        return write(work);
      },
    });
    await requestRebuild(database, 'seen');
    await until('it is being begun', () => writes > 1);
    const { subscriptions } = log;
    await projections!.stop();
    goOn(true);
    await sleep(50);
    expect(log.subscriptions).toBe(subscriptions);
    Object.assign(database, { write });
    await start(new SeenEvents('seen', 1));
    await until('it is read', () => projections!.status().models.some((one) => one.generation === 1 && one.serving));
    expect(await read()).toEqual(ids);
  });

  it('is not taken back by an older program', async () => {
    append(3);
    await start(new SeenEvents('seen', 2));
    await live();
    await expect(start(new SeenEvents('seen', 1))).rejects.toMatchObject({ code: 'READ_MODEL_NEWER' });
  });

  it('is not asked for by a name that nobody knows', async () => {
    await start(new SeenEvents('seen', 1));
    await expect(requestRebuild(database, 'sene')).rejects.toMatchObject({ code: 'NO_SUCH_READ_MODEL' });
  });
});

type Wrong = { seen_events_v1: { event_id: string } };
