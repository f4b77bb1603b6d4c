import { EventStoreDBClient } from '@eventstore/db-client';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { SseConnection } from '../support/sse.ts';
import { READER, TestTracker } from '../support/tracker.ts';
import { workedOnCase } from '../support/worked-on-case.ts';

const KEPT = 5;

describe('A published stream of which an operator keeps only so much', () => {
  let store: EmbeddedEventStore;
  let tracker: TestTracker;
  let head: number;

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
    const before = await TestTracker.start({ EVENTSTORE_URL: store.url });
    let position = '0';
    for (let number = 0; number < 3; number++) ({ position } = await workedOnCase(before));
    const { body } = await before.get(`/events?after=start&limit=1000&atLeast=${position}`);
    head = Number(body.next);
    await before.stop();
    const client = EventStoreDBClient.connectionString(store.url);
    await client.setStreamMetadata('published-cases', { maxCount: KEPT });
    await client.dispose();
    tracker = await TestTracker.start({ EVENTSTORE_URL: store.url });
  });
  afterAll(async () => {
    await tracker.stop();
    await store.stop();
  });

  it.each(['/events?after=2', '/events/stream?after=2', '/events/export?after=2'])(
    'answers %s with 410, and with the first position that is kept',
    async (path) => {
      const { status, body } = await tracker.get(path);
      const first = head - KEPT + 1;
      expect([status, body.code, body.field]).toEqual([410, 'POSITION_EXPIRED', 'after']);
      expect(body.compared).toEqual({ after: '2', firstKept: String(first) });
      expect(body.wayOut).toContain(`go on after ${first - 1}`);
    },
  );

  it('goes on where that answer says, and begins there when it is asked for the beginning', async () => {
    const positions = async (after: string): Promise<number[]> => {
      const { body } = await tracker.get(`/events?after=${after}`);
      return body.events.map(({ position }: { position: string }) => Number(position));
    };
    const kept = Array.from({ length: KEPT }, (_none, index) => head - KEPT + 1 + index);
    expect(await positions(String(head - KEPT))).toEqual(kept);
    expect(await positions('start')).toEqual(kept);
    const stream = await SseConnection.open(`${tracker.url}/api/v1/events/stream`, tracker.as(READER));
    expect((await stream.caughtUp()).map(({ position }) => Number(position))).toEqual(kept);
    stream.close();
  });

  it('goes on being published: its last entry is where publishing goes on', async () => {
    const { position } = await workedOnCase(tracker);
    const { body } = await tracker.get(`/events?after=${head}&atLeast=${position}`);
    const came = body.events.map((event: { position: string }) => Number(event.position));
    expect(came[came.length - 1]).toBeGreaterThan(head);
    expect(came.length).toBeLessThanOrEqual(KEPT + 1);
  });
});
