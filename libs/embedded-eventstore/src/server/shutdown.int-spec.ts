import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, START } from '@eventstore/db-client';
import { startEmbeddedEventStore, STORE_FILE } from '../index.ts';
import { note, texts } from '../testing/served-store.ts';

/** What every HTTP/2 connection begins with: these words, and settings, of which there are none. */
const HTTP2_BEGINS = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from('000000040000000000', 'hex'),
]);

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

  let silent: Socket | undefined;
  // A store that waits for it does so for ever.
  afterEach(() => silent?.destroy());

  it('closes connections whose clients neither take leave nor are there any more', async () => {
    const store = await startEmbeddedEventStore({ temporary: true });
    // Its own half is never closed, as by a client that was suspended, or behind a line that broke.
    silent = connect({ port: store.port, host: '127.0.0.1', allowHalfOpen: true });
    silent.on('error', () => undefined);
    silent.write(HTTP2_BEGINS);
    await once(silent, 'data');
    await store.stop();
    expect(await store.ended).toBeUndefined();
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
