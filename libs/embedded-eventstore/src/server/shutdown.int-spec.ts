import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, START } from '@eventstore/db-client';
import { startEmbeddedEventStore, STORE_FILE } from '../index.ts';
import { note, texts } from '../testing/served-store.ts';

describe('Stopping a store', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'event-store-stop-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('answers the appends that are in flight, and keeps what it answered', async () => {
    const store = await startEmbeddedEventStore({ dataDir });
    const client = EventStoreDBClient.connectionString(store.url);
    await client.appendToStream('warm', note('up'));
    const appends = Array.from({ length: 200 }, (_, n) => client.appendToStream(`in-flight-${n}`, note(`${n}`)));
    const settled = Promise.allSettled(appends);
    await appends[0];
    await store.stop();
    const answered = (await settled).flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
    await client.dispose();

    const again = await startEmbeddedEventStore({ dataDir });
    const reader = EventStoreDBClient.connectionString(again.url);
    for (const n of answered) expect(await texts(reader, `in-flight-${n}`)).toEqual([`${n}`]);
    await reader.dispose();
    await again.stop();
    expect(answered.length).toBeGreaterThan(0);
  });

  it('tells subscribers to come back, and does not wait for them', async () => {
    const store = await startEmbeddedEventStore({ dataDir });
    const client = EventStoreDBClient.connectionString(store.url);
    const subscription = client.subscribeToAll({ fromPosition: START });
    const error = new Promise((resolve) => subscription.once('error', resolve));
    await new Promise((resolve) => subscription.once('caughtUp', () => resolve(undefined)).resume());
    const begun = performance.now();
    await store.stop();
    expect(performance.now() - begun).toBeLessThan(2500);
    expect(await error).toMatchObject({ type: 'unavailable' });
    await client.dispose();
  });

  it('leaves one file without a write-ahead log, and gives the lock back', async () => {
    const store = await startEmbeddedEventStore({ dataDir });
    await expect(startEmbeddedEventStore({ dataDir })).rejects.toMatchObject({
      code: 'EMBEDDED_START_FAILED',
      reason: 'STORE_LOCKED',
    });
    await store.stop();
    expect(await store.ended).toBeUndefined();
    expect(statSync(join(dataDir, `${STORE_FILE}-wal`), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    await (await startEmbeddedEventStore({ dataDir })).stop();
  });

  it('may be asked for twice', async () => {
    const store = await startEmbeddedEventStore({ temporary: true });
    await Promise.all([store.stop(), store.stop()]);
    await store.stop();
  });
});
