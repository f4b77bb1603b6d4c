import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startEmbeddedEventStore } from './index.ts';
import { temporaryFolder } from './testing/filled-store.ts';

describe('The embedded event store in the thread of its caller', () => {
  const dataDir = temporaryFolder();
  const start = () => startEmbeddedEventStore({ dataDir, thread: 'caller' });

  it('serves, ends when told to, as often as it is told, and lets the folder be served again', async () => {
    const store = await start();
    const client = EventStoreDBClient.connectionString(store.url);
    await client.appendToStream('case-1', jsonEvent({ type: 'NoteAdded', data: {} }));
    await client.dispose();
    await Promise.all([store.stop(), store.stop()]);
    expect(await store.ended).toBeUndefined();
    await (await start()).stop();
  });

  it('says what is wrong when it cannot start', async () => {
    const first = await start();
    await expect(start()).rejects.toMatchObject({ code: 'EMBEDDED_START_FAILED', reason: 'STORE_LOCKED' });
    await first.stop();
  });
});
