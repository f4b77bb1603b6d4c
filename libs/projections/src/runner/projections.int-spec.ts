import type { ProjectionDatabase } from '../database/database.ts';
import { DATABASES, type Place } from '../testing/databases.ts';
import { FakeLog } from '../testing/fake-log.ts';
import { SeenEvents } from '../testing/seen-events.ts';
import { until } from '../testing/until.ts';
import { Projections } from './projections.ts';
import type { ProjectionsOptions } from './projections.ts';

describe.each(DATABASES)('the read models of a service, on $name', ({ place, unwell, slowness }) => {
  /** Longer than what a commit takes. */
  const silenceMs = 40 * slowness;
  const timing = { backOffFirstMs: 2, backOffLongestMs: 20, watchEveryMs: 10, silenceMs, moveAheadEveryMs: 0 };
  let folder: Place;
  let database: ProjectionDatabase;
  let log: FakeLog;
  const started: Projections[] = [];

  beforeEach(async () => {
    folder = await place();
    database = folder.open();
    log = new FakeLog();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((projections) => projections.stop()));
    await folder.remove();
  });

  async function start(models: SeenEvents[], options: Partial<ProjectionsOptions> = {}): Promise<Projections> {
    const projections = await Projections.start({
      ...{ source: log, database, models, streamPrefixes: ['case-'], timing },
      ...options,
    });
    started.push(projections);
    return projections;
  }

  const live = (projections: Projections) => until('it is live', () => projections.status().phase === 'live');
  const append = (count: number, stream = 'case-1') => Array.from({ length: count }, () => log.append(stream).id);

  it('hold what was in the log, become live, and follow it', async () => {
    const model = new SeenEvents();
    const before = append(3);
    const projections = await start([model]);
    await live(projections);
    const { id, position } = log.append('case-2');
    expect(await projections.waitFor(position, 1_000)).toBe('reached');
    expect(await model.seen(database)).toEqual([...before, id]);
    expect(projections.status()).toMatchObject({ position, lagMs: 0, applied: 4, failure: undefined });
  });

  it('see only the streams they follow', async () => {
    const model = new SeenEvents();
    const [ours] = append(1);
    append(5, 'another-1');
    await live(await start([model]));
    expect(await model.seen(database)).toEqual([ours]);
  });

  it('go on where they were after a restart, though the server tells some events again', async () => {
    const model = new SeenEvents();
    const ids = append(5);
    const first = await start([model]);
    await live(first);
    await first.stop();
    ids.push(...append(5));
    log.overlap = 3;
    await live(await start([model]));
    expect(await model.seen(database)).toEqual(ids);
  });

  it('do not look again through a stretch of the log in which the server found nothing', async () => {
    const first = await start([new SeenEvents()]);
    append(1);
    append(50, 'another-1');
    await live(first);
    await first.stop();
    expect(first.status().position).toBe(log.events.at(-1)!.position);
    const subscribe = jest.spyOn(log, 'subscribe');
    await live(await start([new SeenEvents()]));
    expect(subscribe.mock.calls[0]?.[0].after?.commit).toBe(log.events.at(-1)!.position);
  });

  it('subscribe again, behind what was committed, whenever the subscription fails', async () => {
    const model = new SeenEvents();
    let failures = 5;
    log.beforeTake = () => {
      if (failures-- > 0) throw new Error('connection lost');
    };
    const ids = append(100);
    const projections = await start([model]);
    await live(projections);
    expect(projections.status().epoch).toBeGreaterThanOrEqual(6);
    expect(await model.seen(database)).toEqual(ids);
  });

  it('notice a subscription that died without a word', async () => {
    const model = new SeenEvents();
    const projections = await start([model]);
    await live(projections);
    log.mute = true;
    const { position, id } = log.append('case-1');
    await until('the silence is noticed', () => projections.status().failure?.code === 'SUBSCRIPTION_STALLED');
    log.mute = false;
    expect(await projections.waitFor(position, 1_000)).toBe('reached');
    expect(await model.seen(database)).toEqual([id]);
  });

  it('do not take a quiet night for a dead subscription', async () => {
    append(1);
    const projections = await start([new SeenEvents()]);
    await live(projections);
    await new Promise((resolve) => setTimeout(resolve, 3.5 * silenceMs));
    expect(projections.status()).toMatchObject({ phase: 'live', epoch: 1 });
  });

  describe('of which one meets an event it cannot fold', () => {
    const poisoned = (id: string) => {
      const model = new SeenEvents('fragile');
      model.inspect = (event) => {
        if (event.id === id) throw Object.assign(new Error('quantity below zero'), { code: 'BROKEN' });
      };
      return model;
    };

    it('stop that one in front of the event, name the event, and go on with the others', async () => {
      const ids = append(10);
      const [fragile, sturdy] = [poisoned(ids[6]!), new SeenEvents('sturdy')];
      const projections = await start([fragile, sturdy]);
      await until('all are folded', async () => (await sturdy.seen(database)).length === 10);
      expect(await fragile.seen(database)).toEqual(ids.slice(0, 6));
      const { models, phase } = projections.status();
      expect(phase).toBe('stopped');
      expect(models).toMatchObject([
        {
          name: 'fragile',
          phase: 'stopped',
          poison: { eventId: ids[6], code: 'BROKEN', error: 'quantity below zero' },
        },
        { name: 'sturdy', poison: undefined },
      ]);
    });

    it('tell a waiter at once that waiting is of no use, and only for that one', async () => {
      const ids = append(2);
      const projections = await start([poisoned(ids[1]!), new SeenEvents('sturdy')]);
      const { position } = log.events.at(-1)!;
      expect(await projections.waitFor(position, 60_000, 'sturdy')).toBe('reached');
      expect(await projections.waitFor(position, 60_000, 'fragile')).toBe('stopped');
    });

    it('go on from that event in a process that can fold it, without holding up the others', async () => {
      const ids = append(10);
      const fragile = poisoned(ids[3]!);
      const first = await start([fragile, new SeenEvents('sturdy')]);
      await until('it is stopped', () => first.status().phase === 'stopped');
      await first.stop();
      fragile.inspect = () => undefined;
      const second = await start([fragile, new SeenEvents('sturdy')]);
      await live(second);
      expect(await fragile.seen(database)).toEqual(ids);
      expect(log.subscriptions).toBe(3);
      expect(second.status().models.map(({ poison }) => poison)).toEqual([undefined, undefined]);
    });

    it('drop what that one kept in memory', async () => {
      const ids = append(4);
      const fragile = poisoned(ids[2]!);
      const projections = await start([fragile]);
      await until('it is stopped', () => projections.status().phase === 'stopped');
      expect(fragile.timesUndone).toBeGreaterThan(0);
    });
  });

  it('blame no event for the database being unwell', async () => {
    const model = new SeenEvents();
    const ids = append(4);
    let busy = 3;
    model.inspect = () => {
      if (busy-- > 0) throw unwell();
    };
    await live(await start([model]));
    expect(await model.seen(database)).toEqual(ids);
  });

  it('are never applied twice by two runners on one database', async () => {
    const model = new SeenEvents();
    const ids = append(300);
    const both = await Promise.all([start([model]), start([new SeenEvents()], { database: folder.open() })]);
    ids.push(...append(300));
    await until('both are level', () => both.every((one) => one.status().position === log.events.at(-1)!.position));
    expect(await model.seen(database)).toEqual(ids);
  });

  describe('meeting another log than they were folded from', () => {
    const swap = async (count: number) => {
      append(5);
      const first = await start([new SeenEvents()]);
      await live(first);
      await first.stop();
      log = new FakeLog();
      return append(count);
    };

    it.each([
      ['longer', 8],
      ['as long', 5],
      ['shorter, such as an older backup', 2],
      ['empty', 0],
    ])('start over when it is %s', async (_, count) => {
      const ids = await swap(count);
      const model = new SeenEvents();
      await live(await start([model]));
      expect(await model.seen(database)).toEqual(ids);
    });

    it('touch nothing and say so when they are told to refuse', async () => {
      await swap(8);
      const model = new SeenEvents();
      const projections = await start([model], { whenLogDiffers: 'refuse' });
      await until('it is refused', () => projections.status().failure?.code === 'LOG_DIFFERS');
      expect(await model.seen(database)).toHaveLength(5);
    });
  });
});
