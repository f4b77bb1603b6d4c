import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import type { EmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { SeenEvents } from '../testing/seen-events.ts';
import { TemporaryDatabase } from '../testing/temporary-database.ts';
import { until } from '../testing/until.ts';
import { Projections } from './projections.ts';

const timing = { backOffFirstMs: 5, backOffLongestMs: 50, watchEveryMs: 50, silenceMs: 500, moveAheadEveryMs: 0 };

describe('read models of a real event store', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'projections-store-'));
  const folder = new TemporaryDatabase();
  const model = new SeenEvents();
  let server: EmbeddedEventStore;
  let store: EventStore;
  let projections: Projections;
  const appended: string[] = [];

  const append = async (count: number): Promise<bigint> => {
    const events = Array.from({ length: count }, () => ({ id: randomUUID(), type: 'Detained', data: {} }));
    appended.push(...events.map(({ id }) => id));
    const { position } = await store.append(`case-${randomUUID()}`, events, 'no-stream');
    return position;
  };
  const follow = async (database = folder.open()) => {
    projections = await Projections.start({
      source: store,
      database,
      models: [model],
      streamPrefixes: ['case-'],
      timing,
    });
    return database;
  };

  beforeAll(async () => {
    server = await startEmbeddedEventStore({ dataDir });
    store = EventStore.connect(server.url, { settleTimeoutMs: 5_000 });
  });
  afterAll(async () => {
    await projections.stop();
    await folder.remove();
    await store.dispose();
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('catch up with thousands of events and are then read by who has just written', async () => {
    for (let i = 0; i < 10; i++) await append(500);
    const database = await follow();
    expect(await projections.waitFor(await append(1), 10_000)).toBe('reached');
    expect(await model.seen(database)).toEqual(appended);
    await until('it is live', () => projections.status().phase === 'live');
  });

  it('say that the store is away, and go on when it is back', async () => {
    const { port } = server;
    await server.stop();
    await until('it waits', () => projections.status().phase === 'waiting');
    expect(projections.status()).toMatchObject({ failure: { code: 'STORE_UNAVAILABLE' } });
    server = await startEmbeddedEventStore({ dataDir, port });
    const position = await append(10);
    expect(await projections.waitFor(position, 10_000)).toBe('reached');
    await projections.stop();
    const database = folder.open();
    expect(await model.seen(database)).toEqual(appended);
  });

  it('start over on a store that was set back to an empty one', async () => {
    const { port } = server;
    await server.stop();
    rmSync(dataDir, { recursive: true });
    server = await startEmbeddedEventStore({ dataDir, port });
    appended.length = 0;
    const position = await append(3);
    const database = await follow();
    expect(await projections.waitFor(position, 10_000)).toBe('reached');
    expect(await model.seen(database)).toEqual(appended);
  });
});
