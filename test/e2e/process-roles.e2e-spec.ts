import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { SseConnection } from '../support/sse.ts';
import { ADMINISTRATOR, newCaseId, openBody, READER, TestTracker } from '../support/tracker.ts';

const As = ADMINISTRATOR;

describe('Processes that divide the work', () => {
  let store: EmbeddedEventStore;
  let answers: TestTracker;
  let publishes: TestTracker | undefined;

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
    answers = await TestTracker.start({ EVENTSTORE_URL: store.url, TRACKER_ROLES: 'api,projector' });
  });
  afterAll(async () => {
    await publishes?.stop();
    await answers.stop();
    await store.stop();
  });

  it('leave publishing to the one with that role, and everybody hears of what it publishes', async () => {
    expect((await answers.get('/events/status')).body).toMatchObject({ phase: 'elsewhere', head: '-1', lagMs: null });
    const stream = await SseConnection.open(`${answers.url}/api/v1/events/stream`, answers.as(READER));
    expect(await stream.caughtUp()).toEqual([]);
    const caseId = newCaseId();
    expect((await answers.post('/cases', openBody(caseId))).status).toBe(201);
    publishes = await TestTracker.start({ EVENTSTORE_URL: store.url });
    const told = await stream.until(({ data }) => String(data.type).endsWith('lines-added.v1'));
    expect(told.map(({ data }) => data.subject)).toEqual([caseId, caseId]);
    expect((await publishes.get('/events/status')).body).toMatchObject({ phase: 'live', published: 2 });
    expect((await answers.get('/events/status')).body).toMatchObject({ phase: 'elsewhere', published: 0, head: '1' });
    stream.close();
  });

  it('answer for webhooks where they are delivered, and say elsewhere whom to ask', async () => {
    const elsewhere = await answers.get('/webhooks', { As });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([421, 'ROLE_NOT_HERE']);
    expect(elsewhere.body.wayOut).toContain('TRACKER_ROLES include webhooks');
    expect(await publishes?.get('/webhooks', { As })).toMatchObject({ status: 200, body: [] });
  });

  it('show their own figures, each', async () => {
    const scrape = async (tracker: TestTracker) =>
      (await fetch(`${tracker.url}/metrics`, { headers: tracker.as(As) })).text();
    expect(await scrape(answers)).toContain('tracker_publisher_phase{phase="elsewhere"} 1');
    expect(await scrape(publishes as TestTracker)).toContain('tracker_publisher_phase{phase="live"} 1');
  });
});
