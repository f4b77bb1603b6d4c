import { EventStoreDBClient } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '../event-store.ts';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import { collect } from '../testing/collect.ts';
import { storeUnderTest } from '../testing/store-under-test.ts';
import type { StoreUnderTest } from '../testing/store-under-test.ts';
import type { Subscription, SubscriptionMessage } from './message.ts';

describe('a subscription to some streams of the log', () => {
  let server: StoreUnderTest;
  let store: EventStore;
  let prefix: string;
  let subscription: Subscription | undefined;

  beforeAll(async () => {
    server = await storeUnderTest();
    store = EventStore.connect(server.url);
  });
  beforeEach(() => {
    prefix = `${server.prefix}${randomUUID()}-`;
  });
  afterEach(() => subscription?.stop());
  afterAll(async () => {
    await store.dispose();
    await server.stop();
  });

  const append = async (stream: string, count: number): Promise<string[]> => {
    const events = Array.from({ length: count }, () => ({ id: randomUUID(), type: 'Detained', data: { at: stream } }));
    await store.append(stream, events, 'any');
    return events.map(({ id }) => id);
  };

  /** Messages up to the first that satisfies `last`. */
  async function until(of: Subscription, last: (message: SubscriptionMessage) => boolean) {
    const messages: SubscriptionMessage[] = [];
    for await (const message of pulled(of)) {
      messages.push(message);
      if (last(message)) break;
    }
    return messages;
  }
  async function* pulled(of: Subscription) {
    for (let taken; (taken = await of.take(1)).length > 0;) yield taken[0]!;
  }
  const caughtUp = ({ kind }: SubscriptionMessage) => kind === 'caught-up';
  const ids = (messages: SubscriptionMessage[]) =>
    messages.flatMap((message) => (message.kind === 'event' ? [message.event.id] : []));

  it('tells what was there, that it has caught up, and then what comes', async () => {
    const there = await append(`${prefix}1`, 3);
    subscription = store.subscribe({ streamPrefixes: [prefix] });
    expect(ids(await until(subscription, caughtUp))).toEqual(there);
    const come = await append(`${prefix}2`, 2);
    expect(ids(await until(subscription, (message) => ids([message])[0] === come[1]))).toEqual(come);
  });

  it('tells only of the streams it was asked for', async () => {
    const ours = await append(`${prefix}1`, 2);
    await append(`${server.prefix}other-${randomUUID()}`, 5);
    subscription = store.subscribe({ streamPrefixes: [prefix] });
    expect(ids(await until(subscription, caughtUp))).toEqual(ours);
  });

  it('tells nothing of streams that are said to be of others, but how far it has looked', async () => {
    const [foreign, ours] = [await append(`${prefix}foreign`, 1), await append(`${prefix}1`, 2)];
    const shared = EventStore.connect(server.url, { isForeign: (stream) => stream === `${prefix}foreign` });
    const messages = await until(shared.subscribe({ streamPrefixes: [prefix] }), caughtUp);
    await shared.dispose();
    expect(ids(messages)).toEqual(ours);
    const [passedOver] = await collect(store.readStream(`${prefix}foreign`));
    expect(passedOver!.id).toBe(foreign[0]);
    const place = { commit: passedOver!.position, prepare: passedOver!.prepare };
    expect(messages).toContainEqual({ kind: 'checkpoint', position: place });
  });

  it('goes on strictly after a place', async () => {
    await append(`${prefix}1`, 5);
    const [third, fourth] = (await collect(store.readStream(`${prefix}1`))).slice(2);
    const after = { commit: third!.position, prepare: third!.prepare };
    subscription = store.subscribe({ streamPrefixes: [prefix], after });
    expect(ids(await until(subscription, caughtUp))[0]).toBe(fourth!.id);
  });

  it('tells checkpoints and caught-up in their place, strictly ahead of everything told before', async () => {
    for (let i = 0; i < 4; i++) {
      await append(`${prefix}1`, 5);
      await append(`${server.prefix}other-${randomUUID()}`, 1_100);
    }
    subscription = store.subscribe({ streamPrefixes: [prefix] });
    const messages = await until(subscription, caughtUp);
    expect(messages.filter(({ kind }) => kind === 'checkpoint').length).toBeGreaterThan(1);
    let told = -1n;
    for (const message of messages) {
      if (message.kind === 'caught-up') continue;
      const { position } = message.kind === 'event' ? message.event : { position: message.position.commit };
      expect(position).toBeGreaterThanOrEqual(told);
      told = position;
    }
  });

  it('keeps the server waiting while nobody takes, and loses nothing by it', async () => {
    const batches = await Promise.all([1, 2, 3, 4].map((n) => append(`${prefix}${n}`, 2_000)));
    subscription = store.subscribe({ streamPrefixes: [prefix] });
    await sleep(300);
    const told: string[] = [];
    for (let done = false; !done;) {
      const messages = await subscription.take(100);
      told.push(...ids(messages));
      done = messages.some(caughtUp);
    }
    expect(told.toSorted()).toEqual(batches.flat().toSorted());
  });

  it('tells nothing after it was stopped, neither what was buffered nor to one who waits', async () => {
    await append(`${prefix}1`, 50);
    const stopped = store.subscribe({ streamPrefixes: [prefix] });
    await stopped.take(1);
    stopped.stop();
    expect(await stopped.take(100)).toEqual([]);
    const waiting = store.subscribe({ streamPrefixes: [`${prefix}nothing`] });
    await until(waiting, caughtUp);
    const taken = waiting.take(1);
    waiting.stop();
    expect(await taken).toEqual([]);
  });

  it('says once that the connection was lost, and nothing after', async () => {
    const wire = await CuttingProxy.before(server.url);
    const remote = EventStore.connect(wire.url);
    const lost = remote.subscribe({ streamPrefixes: [prefix] });
    await until(lost, caughtUp);
    wire.cut();
    await expect(lost.take(1)).rejects.toMatchObject({ handling: 'retry' });
    expect(await lost.take(1)).toEqual([]);
    await remote.dispose();
    await wire.stop();
  });

  it('tells an event that is no JSON like any other, marked', async () => {
    const client = EventStoreDBClient.connectionString(server.url);
    await client.appendToStream(`${prefix}1`, {
      ...{ id: randomUUID(), type: 'Scan', contentType: 'application/octet-stream', metadata: undefined },
      data: new Uint8Array([1, 2, 3]),
    });
    await client.dispose();
    subscription = store.subscribe({ streamPrefixes: [prefix] });
    const message = (await until(subscription, ({ kind }) => kind === 'event')).at(-1);
    expect(message).toMatchObject({ kind: 'event', event: { type: 'Scan', unreadable: { bytes: 3 } } });
  });
});
