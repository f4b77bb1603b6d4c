import { setTimeout as sleep } from 'node:timers/promises';
import { PUBLISHED_STREAM, type PublishedEvent } from '#libs/contracts';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore, StreamNotFound } from '#libs/event-store';
import { addNotes, openCase } from '../testing/recorded-case.ts';
import { Publisher } from './publisher.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const CASES = ['A', 'B', 'C'];

describe('The publisher', () => {
  let server: EmbeddedEventStore;
  let store: EventStore;
  const publishers: Publisher[] = [];
  const start = (): Publisher => {
    const publisher = Publisher.start({ store, source: 'urn:test', log: quiet, standByMs: 20 });
    publishers.push(publisher);
    return publisher;
  };

  beforeEach(async () => {
    server = await startEmbeddedEventStore({ temporary: true });
    store = EventStore.connect(server.url);
  });
  afterEach(async () => {
    for (const publisher of publishers.splice(0)) await publisher.stop();
    await store.dispose();
    await server.stop();
  });

  async function published(): Promise<PublishedEvent[]> {
    const events: PublishedEvent[] = [];
    try {
      for await (const { data } of store.readStream(PUBLISHED_STREAM)) events.push(data as unknown as PublishedEvent);
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return events;
  }
  async function publishedOf(count: number): Promise<PublishedEvent[]> {
    for (;;) {
      const events = await published();
      if (events.length >= count) return events;
      await sleep(10);
    }
  }
  /** Every position once, every case in its own order, ids as recorded. */
  function expectExactlyOnce(events: readonly PublishedEvent[], perCase: number): void {
    expect(events.map(({ position }) => Number(position))).toEqual([...events.keys()]);
    for (const caseId of CASES) {
      const own = events.filter(({ subject }) => subject === caseId);
      expect(own.map(({ sequence }) => Number(sequence))).toEqual([...Array(perCase).keys()]);
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  }

  it('publishes what was recorded before it and while it runs, with the facts of the case', async () => {
    await openCase(store, 'A', 'Miner holds');
    start();
    await addNotes(store, 'A', 2);
    const events = await publishedOf(3);
    expect(events.map(({ data }) => data.campaign)).toEqual(['Miner holds', 'Miner holds', 'Miner holds']);
    expect(events.map(({ data }) => data.port)).toEqual(['2801', '2801', '2801']);
  });

  it('goes on after each stop where it was: nothing missing, nothing twice', async () => {
    for (const caseId of CASES) await openCase(store, caseId);
    const recording = Promise.all(CASES.map((caseId) => addNotes(store, caseId, 20)));
    for (let stops = 0; stops < 5; stops++) {
      const publisher = start();
      await sleep(15);
      await publisher.stop();
    }
    await recording;
    start();
    expectExactlyOnce(await publishedOf(63), 21);
  });

  it('shares the work with other instances without publishing anything twice', async () => {
    const both = [start(), start()];
    for (const caseId of CASES) await openCase(store, caseId);
    await Promise.all(CASES.map((caseId) => addNotes(store, caseId, 20)));
    expectExactlyOnce(await publishedOf(63), 21);
    // Whichever published last goes; the other takes over.
    await both[0]?.stop();
    for (const caseId of CASES) await addNotes(store, caseId, 1);
    expectExactlyOnce(await publishedOf(66), 22);
  });

  it('stops before an event that it can not read, and says so, rather than leave it out', async () => {
    await openCase(store, 'A');
    const event = { id: '7f9c1c5e-4f0e-4b53-9b83-0c3d1f6f7a10', type: 'CaseTeleported', data: {} };
    await store.append('case-A', [event], 'any');
    await addNotes(store, 'A', 1);
    const publisher = start();
    while (publisher.status().phase !== 'stopped') await sleep(10);
    expect(publisher.status().failure).toContain('event 1 of case-A cannot be read');
    expect((await published()).map(({ sequence }) => Number(sequence))).not.toContain(2);
  });
});
