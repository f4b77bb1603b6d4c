import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  jsonEvent,
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionDroppedError,
  PersistentSubscriptionExistsError,
  PersistentSubscriptionFailedError,
  PersistentSubscriptionMaximumSubscribersReachedError,
  type PersistentSubscriptionToStreamSettings,
  persistentSubscriptionToStreamSettingsFromDefaults as settings,
  persistentSubscriptionToAllSettingsFromDefaults as allSettings,
  START,
  END,
  streamNameFilter,
} from '@eventstore/db-client';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '../index.ts';
import { TestConsumer } from '../testing/consumer.ts';
import { eventually } from '../testing/eventually.ts';

const note = (text: string) => jsonEvent({ type: 'NoteAdded', data: { text } });
const texts = (events: { event?: { data: unknown } | undefined }[]) =>
  events.map(({ event }) => (event?.data as { text: string }).text);

describe('Persistent subscriptions, through the official client', () => {
  let store: EmbeddedEventStore;
  let client: EventStoreDBClient;
  const consumers: TestConsumer[] = [];

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
    client = EventStoreDBClient.connectionString(store.url);
  });

  afterEach(async () => {
    for (const consumer of consumers.splice(0)) await consumer.leave();
  });

  afterAll(async () => {
    await client.dispose();
    await store.stop();
  });

  async function group(events: string[], changes: Partial<PersistentSubscriptionToStreamSettings> = {}) {
    const stream = `case-${randomUUID()}`;
    if (events.length > 0) await client.appendToStream(stream, events.map(note));
    await client.createPersistentSubscriptionToStream(stream, 'officers', settings({ startFrom: START, ...changes }));
    return stream;
  }

  function connect(stream: string, bufferSize = 10): TestConsumer {
    const consumer = new TestConsumer(
      client.subscribeToPersistentSubscriptionToStream(stream, 'officers', { bufferSize }),
    );
    consumers.push(consumer);
    return consumer;
  }

  const info = (stream: string) => client.getPersistentSubscriptionToStreamInfo(stream, 'officers');

  it('gives out what is there and what comes, and names itself as stream::group', async () => {
    const stream = await group(['one', 'two']);
    const consumer = connect(stream);
    const first = await consumer.take(2);
    expect(texts(first)).toEqual(['one', 'two']);
    expect(first.map(({ retryCount }) => retryCount)).toEqual([0, 0]);
    expect(consumer.subscription).toHaveProperty('id', `${stream}::officers`);
    await consumer.ack(...first);
    await client.appendToStream(stream, note('three'));
    expect(texts(await consumer.take(1))).toEqual(['three']);
  });

  it('begins at the end, or behind a revision, where that is asked for', async () => {
    const stream = await group(['one', 'two', 'three'], { startFrom: 2n });
    expect(texts(await connect(stream).take(1))).toEqual(['three']);
    await client.createPersistentSubscriptionToStream(stream, 'later', settings({ startFrom: END }));
    const later = new TestConsumer(client.subscribeToPersistentSubscriptionToStream(stream, 'later'));
    consumers.push(later);
    await client.appendToStream(stream, note('four'));
    expect(texts(await later.take(1))).toEqual(['four']);
  });

  it('keeps no more in flight than the consumer has room for', async () => {
    const stream = await group(['1', '2', '3', '4']);
    const consumer = connect(stream, 2);
    const events = await consumer.take(2);
    const { connections } = await info(stream);
    expect(connections).toMatchObject([{ inFlightMessages: 2, availableSlots: 0 }]);
    expect(consumer.pending).toBe(0);
    await consumer.ack(...events);
    expect(texts(await consumer.take(2))).toEqual(['3', '4']);
  });

  it('gives to another what a consumer had when it left, with retry 1', async () => {
    const stream = await group(['1', '2']);
    const leaver = connect(stream);
    await leaver.take(2);
    await leaver.leave();
    const events = await connect(stream).take(2);
    expect(events.map(({ retryCount }) => retryCount)).toEqual([1, 1]);
    expect(texts(events)).toEqual(['1', '2']);
  });

  it.each(['retry', 'unknown'] as const)('gives out again after nack "%s", and parks at the limit', async (action) => {
    const stream = await group(['1'], { maxRetryCount: 1 });
    const consumer = connect(stream);
    await consumer.nack(action, await consumer.next());
    const again = await consumer.next();
    expect(again.retryCount).toBe(1);
    await consumer.nack(action, again);
    await eventually(
      () => info(stream),
      ({ stats }) => stats.parkedMessageCount === 1n,
    );
    const [parked] = await read(`$persistentsubscription-${stream}::officers-parked`);
    expect(parked?.metadata).toMatchObject({ reason: 'Reached retry count of 1', subscriptionEventNumber: 0 });
  });

  it('parks after nack "park" as a link with a reason, and goes on', async () => {
    const stream = await group(['1', '2']);
    const consumer = connect(stream, 1);
    await consumer.nack('park', await consumer.next());
    expect(texts(await consumer.take(1))).toEqual(['2']);
    const [parked] = await read(`$persistentsubscription-${stream}::officers-parked`);
    expect(parked).toMatchObject({ type: '$>', isJson: false });
    expect(Buffer.from(parked?.data as Uint8Array).toString()).toBe(`0@${stream}`);
    expect(parked?.metadata).toMatchObject({ reason: "Client explicitly NAK'ed message.\nbecause" });
  });

  it('drops after nack "skip"', async () => {
    const stream = await group(['1', '2']);
    const consumer = connect(stream, 1);
    await consumer.nack('skip', await consumer.next());
    expect(texts(await consumer.take(1))).toEqual(['2']);
    expect((await info(stream)).stats.parkedMessageCount).toBe(0n);
  });

  it('replays parked events with retry 0, up to a number', async () => {
    const stream = await group(['1', '2', '3']);
    const consumer = connect(stream);
    await consumer.nack('park', ...(await consumer.take(3)));
    await eventually(
      () => info(stream),
      ({ stats }) => stats.parkedMessageCount === 3n,
    );
    await client.replayParkedMessagesToStream(stream, 'officers', { stopAt: 2 });
    const replayed = await consumer.take(2);
    expect(texts(replayed)).toEqual(['1', '2']);
    expect(replayed.map(({ retryCount }) => retryCount)).toEqual([0, 0]);
    await eventually(
      () => info(stream),
      ({ stats }) => stats.parkedMessageCount === 1n,
    );
    await consumer.ack(...replayed);
    await client.replayParkedMessagesToStream(stream, 'officers');
    expect(texts(await consumer.take(1))).toEqual(['3']);
  });

  it('gives out again what nobody answered in time', async () => {
    const stream = await group(['1'], { messageTimeout: 100 });
    const consumer = connect(stream);
    await consumer.next();
    expect((await consumer.next()).retryCount).toBe(1);
  });

  it('writes a checkpoint once enough was answered, and none before', async () => {
    const stream = await group(['1', '2', '3', '4', '5'], { checkPointUpperBound: 3, checkPointLowerBound: 3 });
    const consumer = connect(stream);
    const events = await consumer.take(5);
    const checkpoints = `$persistentsubscription-${stream}::officers-checkpoint`;
    await consumer.ack(...events.slice(0, 2));
    await eventually(
      () => info(stream),
      ({ stats }) => stats.outstandingMessagesCount === 3,
    );
    await expect(read(checkpoints)).rejects.toThrow();
    await consumer.ack(...events.slice(2, 4));
    await eventually(
      () => info(stream),
      ({ stats }) => stats.lastCheckpointedEventRevision === 3n,
    );
    expect(await read(checkpoints)).toMatchObject([{ type: '$SubscriptionCheckpoint', data: '3' }]);
  });

  it('never has a checkpoint behind which an answer is owed', async () => {
    const stream = await group(['1', '2', '3', '4'], { checkPointUpperBound: 1 });
    const consumer = connect(stream);
    const [first, second, ...rest] = await consumer.take(4);
    if (!first || !second) throw new Error('two events');
    await consumer.ack(...rest, first);
    const { stats } = await eventually(
      () => info(stream),
      (found) => found.stats.outstandingMessagesCount === 1,
    );
    expect(stats.lastCheckpointedEventRevision).toBe(0n);
  });

  it('tells its settings, its consumers and how far it is', async () => {
    const stream = await group(['1', '2'], { extraStatistics: true, consumerStrategyName: 'Pinned', maxRetryCount: 7 });
    const consumer = connect(stream, 1);
    await consumer.ack(await consumer.next());
    await consumer.next();
    const found = await info(stream);
    expect(found).toMatchObject({
      eventSource: stream,
      groupName: 'officers',
      status: 'Live',
      settings: { startFrom: START, maxRetryCount: 7, consumerStrategyName: 'Pinned', extraStatistics: true },
      stats: { totalItems: 2n, lastKnownEventRevision: 1n, outstandingMessagesCount: 1 },
    });
    expect(found.connections[0]?.extraStatistics?.get('median' as never)).toBeDefined();
  });

  it('lists all groups, those of a stream, and complains about a stream that never had one', async () => {
    const stream = await group([]);
    await client.createPersistentSubscriptionToStream(stream, 'auditors', settings());
    const ofStream = await client.listPersistentSubscriptionsToStream(stream);
    expect(ofStream.map(({ groupName }) => groupName).sort()).toEqual(['auditors', 'officers']);
    const all = await client.listAllPersistentSubscriptions();
    expect(all.length).toBeGreaterThan(ofStream.length);
    await expect(client.listPersistentSubscriptionsToStream('case-nowhere')).rejects.toThrow(
      PersistentSubscriptionDoesNotExistError,
    );
  });

  it('lets consumers go when the group is updated or deleted', async () => {
    const stream = await group(['1']);
    const before = connect(stream);
    await before.next();
    await client.updatePersistentSubscriptionToStream(
      stream,
      'officers',
      settings({ startFrom: START, maxRetryCount: 3 }),
    );
    expect(await before.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    const after = connect(stream);
    await after.next();
    expect((await info(stream)).settings.maxRetryCount).toBe(3);
    await client.deletePersistentSubscriptionToStream(stream, 'officers');
    expect(await after.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    await expect(info(stream)).rejects.toThrow(PersistentSubscriptionDoesNotExistError);
  });

  it('refuses what cannot be: twice the same, a batch as large as the buffer, one consumer too many, an unknown group', async () => {
    const stream = await group([], { maxSubscriberCount: 1 });
    const create = (name: string, changes = {}) =>
      client.createPersistentSubscriptionToStream(stream, name, settings(changes));
    await expect(create('officers')).rejects.toThrow(PersistentSubscriptionExistsError);
    await expect(create('b', { readBatchSize: 10, historyBufferSize: 10 })).rejects.toThrow(
      PersistentSubscriptionFailedError,
    );
    connect(stream);
    await eventually(
      () => info(stream),
      ({ connections }) => connections.length === 1,
    );
    expect(await connect(stream).failure).toBeInstanceOf(PersistentSubscriptionMaximumSubscribersReachedError);
    const unknown = new TestConsumer(client.subscribeToPersistentSubscriptionToStream('case-nowhere', 'officers'));
    expect(await unknown.failure).toBeInstanceOf(PersistentSubscriptionDoesNotExistError);
    await expect(client.deletePersistentSubscriptionToStream('case-nowhere', 'x')).rejects.toThrow(
      PersistentSubscriptionDoesNotExistError,
    );
  });

  it('reads $all through a filter', async () => {
    const name = `all-${randomUUID()}`;
    await client.createPersistentSubscriptionToAll(name, allSettings({ startFrom: START }), {
      filter: streamNameFilter({ prefixes: [`${name}-`] }),
    });
    const consumer = new TestConsumer(client.subscribeToPersistentSubscriptionToAll(name));
    consumers.push(consumer);
    await client.appendToStream(`${name}-1`, note('seen'));
    await client.appendToStream(`other-${name}`, note('not seen'));
    await client.appendToStream(`${name}-2`, note('seen too'));
    const events = await consumer.take(2);
    expect(texts(events)).toEqual(['seen', 'seen too']);
    await consumer.ack(...events);
    const { stats, settings: found } = await client.getPersistentSubscriptionToAllInfo(name);
    expect(found.startFrom).toBe(START);
    expect(stats.lastKnownEventPosition).toEqual(events[1]?.event?.position);
    await client.updatePersistentSubscriptionToAll(name, allSettings({ startFrom: START, maxRetryCount: 2 }));
    expect(await consumer.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    const again = new TestConsumer(client.subscribeToPersistentSubscriptionToAll(name));
    consumers.push(again);
    expect(texts(await again.take(2))).toEqual(['seen', 'seen too']);
    await client.deletePersistentSubscriptionToAll(name);
  });

  it('goes on behind the checkpoint after a restart of the subsystem', async () => {
    const stream = await group(['1', '2', '3'], { checkPointUpperBound: 1 });
    const before = connect(stream);
    const events = await before.take(3);
    await before.ack(...events.slice(0, 2));
    await eventually(
      () => info(stream),
      ({ stats }) => stats.lastCheckpointedEventRevision === 1n,
    );
    await client.restartPersistentSubscriptionSubsystem();
    expect(await before.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    expect(texts(await connect(stream).take(1))).toEqual(['3']);
  });

  it('shares out evenly in turn, all to one, or by stream', async () => {
    const rounds = await group(['1', '2', '3', '4'], { consumerStrategyName: 'RoundRobin', startFrom: END });
    const [a, b] = [connect(rounds), connect(rounds)];
    await eventually(
      () => info(rounds),
      ({ connections }) => connections.length === 2,
    );
    await client.appendToStream(rounds, ['5', '6', '7', '8'].map(note));
    expect([texts(await a.take(2)), texts(await b.take(2))].sort()).toEqual([
      ['5', '7'],
      ['6', '8'],
    ]);
    const single = await group([], { consumerStrategyName: 'DispatchToSingle' });
    const c = connect(single, 10);
    await eventually(
      () => info(single),
      ({ connections }) => connections.length === 1,
    );
    const d = connect(single, 10);
    await client.appendToStream(single, ['1', '2', '3'].map(note));
    expect(texts(await c.take(3))).toEqual(['1', '2', '3']);
    expect(d.pending).toBe(0);
  });

  async function read(stream: string) {
    const events = [];
    for await (const { event } of client.readStream(stream)) if (event) events.push(event);
    return events;
  }
});
