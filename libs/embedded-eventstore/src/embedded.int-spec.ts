import { randomUUID } from 'node:crypto';
import {
  ANY,
  BACKWARDS,
  END,
  EventStoreDBClient,
  excludeSystemEvents,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { type EmbeddedEventStore, startEmbeddedEventStore } from './index.ts';

const note = (text: string, id: string = randomUUID()) =>
  jsonEvent({ id, type: 'NoteAdded', data: { text }, metadata: { by: 'me' } });

describe('The embedded event store, seen through the official client', () => {
  let store: EmbeddedEventStore;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
    client = EventStoreDBClient.connectionString(store.url);
  });

  afterAll(async () => {
    await client.dispose();
    await store.stop();
  });

  const read = async (stream: string, options = {}) => {
    const events = [];
    for await (const { event } of client.readStream(stream, options)) if (event) events.push(event);
    return events;
  };

  it('gives back what was appended, in both directions', async () => {
    const result = await client.appendToStream('case-1', [note('one'), note('two')], { expectedRevision: NO_STREAM });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await read('case-1')).toMatchObject([
      { revision: 0n, data: { text: 'one' }, metadata: { by: 'me' }, type: 'NoteAdded', streamId: 'case-1' },
      { revision: 1n, data: { text: 'two' } },
    ]);
    const backwards = await read('case-1', { direction: BACKWARDS, fromRevision: END });
    expect(backwards.map(({ revision }) => revision)).toEqual([1n, 0n]);
  });

  it('refuses an append on a wrong revision, naming both, also one with credentials', async () => {
    const wrong = client.appendToStream('case-1', note('x'), { expectedRevision: 7n });
    await expect(wrong).rejects.toThrow(WrongExpectedVersionError);
    await expect(wrong).rejects.toMatchObject({ expectedVersion: 7n, actualVersion: 1n });
    const credentials = { username: 'admin', password: 'changeit' };
    await expect(client.appendToStream('case-1', note('x'), { expectedRevision: 7n, credentials })).rejects.toThrow(
      WrongExpectedVersionError,
    );
  });

  it('answers a repeated append with its first result', async () => {
    const event = note('once');
    const first = await client.appendToStream('case-2', event, { expectedRevision: NO_STREAM });
    expect(await client.appendToStream('case-2', event, { expectedRevision: NO_STREAM })).toEqual(first);
    expect(await client.appendToStream('case-2', event, { expectedRevision: ANY })).toEqual(first);
    expect(await read('case-2')).toHaveLength(1);
  });

  it('says of a missing stream that it is not there', async () => {
    await expect(read('nowhere')).rejects.toThrow(StreamNotFoundError);
  });

  it('deletes softly and for good', async () => {
    await client.appendToStream('case-3', [note('a'), note('b')]);
    await client.deleteStream('case-3', { expectedRevision: 1n });
    await expect(read('case-3')).rejects.toThrow(StreamNotFoundError);
    await client.appendToStream('case-3', note('c'), { expectedRevision: NO_STREAM });
    expect(await read('case-3')).toMatchObject([{ revision: 2n, data: { text: 'c' } }]);
    await client.tombstoneStream('case-3');
    await expect(read('case-3')).rejects.toThrow(StreamDeletedError);
    await expect(client.appendToStream('case-3', note('d'))).rejects.toThrow(StreamDeletedError);
  });

  it('keeps to $maxCount', async () => {
    await client.appendToStream('case-4', [note('a'), note('b'), note('c')]);
    await client.setStreamMetadata('case-4', { maxCount: 1 });
    expect(await client.getStreamMetadata('case-4')).toMatchObject({ metadata: { maxCount: 1 } });
    expect(await read('case-4')).toMatchObject([{ revision: 2n }]);
  });

  it('reads $all from a position on, and after it in a subscription', async () => {
    const all = [];
    for await (const { event } of client.readAll({ fromPosition: START })) if (event) all.push(event);
    const third = all[2]?.position;
    if (!third) throw new Error('no position');
    const rest = [];
    for await (const { event } of client.readAll({ fromPosition: third })) if (event) rest.push(event);
    expect(rest).toHaveLength(all.length - 2);
    const next = await new Promise((resolve, reject) => {
      const subscription = client.subscribeToAll({ fromPosition: third });
      subscription.on('error', reject).once('data', ({ event }) => {
        resolve(event?.position);
        void subscription.unsubscribe();
      });
    });
    expect(next).toEqual(all[3]?.position);
  });

  it('delivers old and new events of a filtered subscription, with caught-up between them', async () => {
    const seen: string[] = [];
    const filter = streamNameFilter({ prefixes: ['live-'], checkpointInterval: 1 });
    await client.appendToStream('live-1', note('old'));
    const subscription = client.subscribeToAll({ fromPosition: START, filter });
    subscription.on('data', ({ event }) => seen.push((event?.data as { text: string }).text));
    subscription.on('caughtUp', () => seen.push('caught up'));
    const until = async (length: number) => {
      while (seen.length < length) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await until(2);
    await client.appendToStream('live-2', note('new'));
    await until(3);
    expect(seen).toEqual(['old', 'caught up', 'new']);
    await subscription.unsubscribe();
  });

  it('leaves system events out where that is asked for', async () => {
    const types = new Set<string>();
    const subscription = client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
    subscription.on('data', ({ event }) => event && types.add(event.type));
    await new Promise((resolve) => subscription.once('caughtUp', () => resolve(undefined)));
    await subscription.unsubscribe();
    expect([...types]).toEqual(['NoteAdded']);
  });

  it('takes many appends at once, each exactly once', async () => {
    const streams = Array.from({ length: 200 }, (_, n) => `many-${n}`);
    await Promise.all(
      streams.map((stream) => client.appendToStream(stream, note(stream), { expectedRevision: NO_STREAM })),
    );
    for (const stream of streams.slice(0, 5)) expect(await read(stream)).toHaveLength(1);
  });
});
