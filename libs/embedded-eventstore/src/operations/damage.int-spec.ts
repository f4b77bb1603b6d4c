import { mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EventStoreDBClient, START } from '@eventstore/db-client';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '../index.ts';
import { damage, filledStore, tamper, temporaryFolder } from '../testing/filled-store.ts';

describe('A damaged file', () => {
  const root = temporaryFolder();
  const stores: EmbeddedEventStore[] = [];
  const clients: EventStoreDBClient[] = [];

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    for (const store of stores.splice(0)) await store.stop();
  });

  const filled = () => filledStore(mkdtempSync(join(root, 'store-')));

  async function serve(file: string): Promise<EventStoreDBClient> {
    const store = await startEmbeddedEventStore({ dataDir: dirname(file) });
    stores.push(store);
    const client = EventStoreDBClient.connectionString(store.url);
    clients.push(client);
    return client;
  }

  async function revisions(client: EventStoreDBClient, stream: string): Promise<bigint[]> {
    const found: bigint[] = [];
    for await (const { event } of client.readStream(stream)) if (event) found.push(event.revision);
    return found;
  }

  it('is served except for what is damaged, which ends the call with DATA_LOSS', async () => {
    const file = await filled();
    damage(file, '{"text":"two"}', '{"text":"tww"}');
    const client = await serve(file);
    await expect(revisions(client, 'case-1')).rejects.toThrow(/DATA_LOSS.*does not match its checksum/s);
    expect(await revisions(client, 'case-2')).toEqual([0n, 1n]);
    const all = async () => {
      for await (const _ of client.readAll({ fromPosition: START }));
    };
    await expect(all()).rejects.toThrow('DATA_LOSS');
  });

  it('is noticed when an event was moved to another stream, though each byte of it is as it was', async () => {
    const file = await filled();
    tamper(
      file,
      `UPDATE events SET stream = (SELECT id FROM streams WHERE name = 'case-2'), revision = 2
       WHERE data = CAST('{"text":"two"}' AS BLOB)`,
    );
    const client = await serve(file);
    await expect(revisions(client, 'case-2')).rejects.toThrow('DATA_LOSS');
  });

  it('does not start when its end is damaged, since appends would go on from there', async () => {
    const file = await filled();
    damage(file, '{"text":"three"}', '{"text":"tree "}');
    await expect(startEmbeddedEventStore({ dataDir: dirname(file) })).rejects.toMatchObject({
      code: 'EMBEDDED_START_FAILED',
      reason: 'STORE_CORRUPT',
    });
  });

  it('is not opened twice', async () => {
    const file = await filled();
    await serve(file);
    await expect(startEmbeddedEventStore({ dataDir: dirname(file) })).rejects.toMatchObject({ reason: 'STORE_LOCKED' });
  });
});
