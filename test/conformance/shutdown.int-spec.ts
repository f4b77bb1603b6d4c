import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import {
  EventStoreDBClient,
  persistentSubscriptionToStreamSettingsFromDefaults as groupSettings,
} from '@eventstore/db-client';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { Consumer } from './support/consumer.ts';
import { BatchConversation } from './support/batch-conversation.ts';
import { describeEmbedded } from './support/embedded-only.ts';
import { appendMessages, batchMessage, readStreamMessage } from './support/messages.ts';
import { eventsOf, note, textsOf } from './support/notes.ts';
import { Told } from './support/told.ts';
import { eventually } from './support/time.ts';
import { ended, Wire } from './support/wire.ts';

describeEmbedded('A shutdown', 'it ends the server, on which others may depend', () => {
  let dataDir: string;
  let store: EmbeddedEventStore;
  let client: EventStoreDBClient;
  let wire: Wire;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'conformance-shutdown-'));
    store = await startEmbeddedEventStore({ dataDir });
    client = EventStoreDBClient.connectionString(store.url);
    wire = new Wire(store.url);
  });

  afterEach(async () => {
    wire.close();
    await client.dispose();
    await store.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** The same store again, on the same address. */
  async function startAgain(): Promise<void> {
    store = await startEmbeddedEventStore({ dataDir, port: store.port });
  }

  it('lets what is in flight end: an append that is written is one that was acknowledged', async () => {
    const conversation = new BatchConversation(wire);
    const acknowledged: string[] = [];
    const ask = async (stream: string) => {
      const answer = await conversation.ask(batchMessage(stream, 'noStream'));
      if (answer.hasSuccess()) acknowledged.push(stream);
    };
    const first = ask('case-0');
    for (let n = 1; n < 500; n++) void ask(`case-${n}`);
    await first;
    await store.stop();
    await eventually(
      () => conversation.endedAs,
      (code) => code !== undefined,
    );
    await startAgain();
    const written: string[] = [];
    const all = EventStoreDBClient.connectionString(store.url);
    for await (const { event } of all.readAll()) if (event?.streamId.startsWith('case-')) written.push(event.streamId);
    await all.dispose();
    expect(written.sort()).toEqual(acknowledged.sort());
    expect(written.length).toBeGreaterThan(0);
  });

  it('takes no more calls: they are UNAVAILABLE', async () => {
    await client.appendToStream('case', note('a'));
    await store.stop();
    const { status: end } = await wire.toTheEnd(StreamsService.read, readStreamMessage('case'));
    expect(end.code).toBe(status.UNAVAILABLE);
  });

  it('ends a live subscription and an idle batch with an error that can be retried', async () => {
    const subscription = ended(wire.download(StreamsService.read, readStreamMessage('case', { subscribe: true })));
    const told = new Told(client.subscribeToStream('case'));
    const conversation = new BatchConversation(wire);
    await conversation.ask(batchMessage('case', 'any'));
    await told.until(2);
    await store.stop();
    expect((await subscription).status.code).toBe(status.UNAVAILABLE);
    await eventually(
      () => conversation.endedAs,
      (code) => code === status.UNAVAILABLE,
    );
    expect((await told.until(4)).at(-1)).toBe('error unavailable');
  });

  it('answers an append that its client does not finish as one that can be retried', async () => {
    const append = wire.converse(StreamsService.append);
    const end = ended(append);
    for (const message of appendMessages('case', 'any')) append.write(message);
    // What comes behind it on the same connection is answered: it has arrived.
    await wire.toTheEnd(StreamsService.read, readStreamMessage('case'));
    await store.stop();
    expect((await end).status.code).toBe(status.UNAVAILABLE);
  });

  it('drops the consumers of a persistent subscription', async () => {
    await client.createPersistentSubscriptionToStream('case', 'officers', groupSettings());
    const consumer = new Consumer(client.subscribeToPersistentSubscriptionToStream('case', 'officers'));
    await eventually(
      () => consumer.id,
      (id) => id !== undefined,
    );
    await store.stop();
    expect(await consumer.dropped()).toBe('persistent-subscription-dropped');
    expect(consumer.error).toMatchObject({ code: status.CANCELLED });
  });

  it('is over for a connected client once the server is back: it retries, and what it had is there', async () => {
    await client.appendToStream('case', note('before'));
    await store.stop();
    await expect(client.appendToStream('case', note('meanwhile'))).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await startAgain();
    await eventually(
      () => client.appendToStream('case', note('after')).catch(() => undefined),
      (result) => result?.success === true,
    );
    expect((await textsOf(client, 'case'))[0]).toBe('before');
    expect((await eventsOf(client, 'case')).at(-1)?.data).toEqual({ text: 'after' });
  });

  it('is quick also when many subscribers are connected', async () => {
    const subscribers = Array.from({ length: 200 }, () => new Told(client.subscribeToStream('case')));
    await Promise.all(subscribers.map((told) => told.until(2)));
    const begin = performance.now();
    await store.stop();
    expect(performance.now() - begin).toBeLessThan(5_000);
    for (const told of subscribers) expect((await told.until(3)).at(-1)).toBe('error unavailable');
  });
});
