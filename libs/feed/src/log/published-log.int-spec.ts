import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { Publisher } from '../publish/publisher.ts';
import { addNotes, openCase } from '../testing/recorded-case.ts';
import { PositionUnknown } from './errors.ts';
import { PublishedLog } from './published-log.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('The published log', () => {
  let server: EmbeddedEventStore;
  let store: EventStore;
  let publisher: Publisher;
  let log: PublishedLog;

  beforeAll(async () => {
    server = await startEmbeddedEventStore({ temporary: true });
    store = EventStore.connect(server.url);
    publisher = Publisher.start({ store, source: 'urn:test', log: quiet });
    await openCase(store, 'A');
    await addNotes(store, 'A', 299);
    while (publisher.status().position < 299n) await sleep(10);
    // Started behind them, it has none of them in memory.
    log = await PublishedLog.start({ store, log: quiet });
  });
  afterAll(async () => {
    await publisher.stop();
    await log.stop();
    await store.dispose();
    await server.stop();
  });

  const readAll = async (after: bigint): Promise<number[]> => {
    const positions: number[] = [];
    for (let cursor = after; cursor < log.head;) {
      for (const { position } of await log.read(cursor)) {
        positions.push(Number(position));
        cursor = position;
      }
    }
    return positions;
  };
  const from = (first: number, end: number): number[] => Array.from({ length: end - first }, (_n, i) => first + i);

  it('gives everything behind a position, in order, whether from the store or from memory', async () => {
    expect(await readAll(-1n)).toEqual(from(0, 300));
    expect(await readAll(254n)).toEqual(from(255, 300));
    await addNotes(store, 'A', 10);
    while (log.head < 309n) await sleep(10);
    expect(await readAll(-1n)).toEqual(from(0, 310));
    expect(await readAll(305n)).toEqual(from(306, 310));
    expect(await log.read(log.head)).toEqual([]);
  });

  it('reads a page of the past once, however many ask for it', async () => {
    const reads = jest.spyOn(store, 'readStream');
    await Promise.all(Array.from({ length: 50 }, () => log.read(-1n)));
    expect(reads.mock.calls.length).toBeLessThanOrEqual(1);
    reads.mockRestore();
  });

  it('reads the next page while the first one is being worked on, and it once as well', async () => {
    const further = await PublishedLog.start({ store, log: quiet });
    await addNotes(store, 'A', 260);
    while (further.head < 569n) await sleep(10);
    await further.stop();
    const late = await PublishedLog.start({ store, log: quiet });
    const reads = jest.spyOn(store, 'readStream');
    await late.read(-1n);
    await late.read(255n);
    await late.read(511n);
    const from = reads.mock.calls.map(([, range]) => range?.fromRevision);
    expect(from).toEqual([0n, 256n, 512n]);
    reads.mockRestore();
    await late.stop();
  });

  it('tells of new entries in order, and wakes who waits for something', async () => {
    const told: bigint[] = [];
    const unlisten = log.onAdvance((entries) => told.push(...entries.map(({ position }) => position)));
    const before = log.head;
    const waiting = log.somethingBehind(before, 30_000);
    await addNotes(store, 'A', 3);
    await waiting;
    while (log.head < before + 3n) await sleep(10);
    expect(told).toEqual([before + 1n, before + 2n, before + 3n]);
    unlisten();
  });

  describe('of a process that is told of new entries late', () => {
    let late: PublishedLog;
    let letGo: (value: boolean) => void;

    beforeEach(async () => {
      const { promise: held, resolve } = Promise.withResolvers<boolean>();
      letGo = resolve;
      const subscribe: EventStore['subscribe'] = (options) => {
        const subscription = store.subscribe(options);
        const take = subscription.take.bind(subscription);
        return Object.assign(subscription, { take: async (max: number) => (await held) && take(max) });
      };
      const slow = { readStream: store.readStream.bind(store), subscribe } as EventStore;
      late = await PublishedLog.start({ store: slow, log: quiet });
      await addNotes(store, 'A', 3);
      while (log.head < late.head + 3n) await sleep(10);
    });
    afterEach(async () => {
      letGo(true);
      await late.stop();
    });

    it('gives no more than that, so that who reads on is never beyond the end', async () => {
      const { head } = late;
      const entries = await late.read(head - 5n);
      expect(entries.at(-1)?.position).toBe(head);
      expect(await late.read(entries.at(-1)!.position)).toEqual([]);
    });

    it('waits for what a reader has from another process', async () => {
      const reading = late.read(log.head - 1n);
      await sleep(20);
      letGo(true);
      expect((await reading).map(({ position }) => position)).toEqual([log.head]);
    });
  });

  it('knows no position beyond its end', async () => {
    await expect(log.read(99_999n)).rejects.toThrow(PositionUnknown);
  });
});
