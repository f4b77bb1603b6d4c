import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { TestTracker } from '../support/tracker.ts';
import { workedOnCase } from '../support/worked-on-case.ts';
import { runSample, sample } from './samples.ts';

describe('docs/subscribing.md', () => {
  let store: EmbeddedEventStore;
  let tracker: TestTracker;
  let caseId: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
    tracker = await TestTracker.start({ EVENTSTORE_URL: store.url });
    ({ caseId } = await workedOnCase(tracker));
    const TOKEN = (tracker.as('b.warehouse; role=subscriber')['Authorization'] ?? '').replace('Bearer ', '');
    env = { EVENTSTORE_URL: store.url, TRACKER_URL: tracker.url, TOKEN };
  });
  afterAll(async () => {
    await tracker.stop();
    await store.stop();
  });
  const run = (name: string, enough: (output: string) => boolean): Promise<string> =>
    runSample(sample('subscribing.md', name), env, enough);

  it('streams with curl, filtered', async () => {
    const output = await run('stream', (text) => text.includes('event: caught-up'));
    const data = [...output.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? ''));
    expect(data.slice(0, -1).map(({ type }) => type.split('.').at(-2))).toEqual(['released', 'still-held']);
  });

  it('resumes with Last-Event-ID', async () => {
    const output = await run('resume', (text) => text.includes('event: caught-up'));
    expect([...output.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual([3, 4, 5, 5]);
  });

  it('pulls a page and exports a range with curl', async () => {
    const page = JSON.parse(await run('pull', (text) => text.endsWith('}')));
    expect([page.events.length, page.next, page.caughtUp]).toEqual([6, '5', true]);
    const lines = await run('export', (text) => text.split('\n').length === 7);
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(page.events);
  });

  it.each(['catch-up', 'persistent'])('subscribes on the event store with the official client: %s', async (name) => {
    const output = await run(name, (text) => text.includes('still-held.v1'));
    const lines = output.split('\n').filter((line) => line.includes(caseId));
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['0n', '1n', '2n', '3n', '4n', '5n']);
  });
});
