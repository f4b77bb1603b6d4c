import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { newCaseId, openBody, TestTracker } from '../support/tracker.ts';

/** A case of so many units, opened on the day of its presentation, long ago. */
const opening = (caseId: string, more: object = {}) => ({
  ...openBody(caseId, 500),
  effectiveAt: '2025-01-10T18:00:00.000Z',
  lateReason: 'A test of clocks that ran out.',
  ...more,
});

describe('Clocks that run out', () => {
  let store: EmbeddedEventStore;
  const trackers: TestTracker[] = [];
  const start = async (env: Record<string, string> = {}): Promise<TestTracker> => {
    const tracker = await TestTracker.start({ EVENTSTORE_URL: store.url, ...env });
    trackers.push(tracker);
    return tracker;
  };
  const stopAll = async (): Promise<void> => {
    for (const tracker of trackers.splice(0)) await tracker.stop();
  };
  const types = async (tracker: TestTracker, caseId: string): Promise<string[]> => {
    const { body } = await tracker.get(`/cases/${caseId}/timeline`);
    return (body.entries ?? []).map(({ type }: { type: string }) => type);
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
  });
  afterEach(stopAll);
  afterAll(() => store.stop());

  it('are recorded by the scheduler once, where the office has said so, and only then', async () => {
    const [mine, agencys, timely] = [newCaseId(), newCaseId(), newCaseId()];
    const quiet = await start();
    const opened = [
      await quiet.post('/cases', opening(mine)),
      await quiet.post('/cases', opening(agencys, { clockRegime: 'title19-agency-admissibility' })),
      await quiet.post('/cases', openBody(timely)),
    ];
    expect(opened.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await types(quiet, mine)).not.toContain('Detained');
    await stopAll();

    // By now also the time to protest against the exclusion has passed.
    const recorded = ['CaseOpened', 'LinesAdded', 'Detained', 'DeadlineLapsed', 'Excluded', 'DeadlineLapsed'];
    const recording = await start({ CLOCKS: 'record' });
    await until(async () => (await types(recording, mine)).length === recorded.length);
    await until(async () => (await types(recording, agencys)).length === 4);
    const { body } = await recording.get(`/cases/${mine}`);
    expect(body).toMatchObject({ posture: 'excluded', held: 500 });
    expect(await types(recording, mine)).toEqual(recorded);
    // Whoever decides admissibility there is not bound by the thirty days.
    expect(await types(recording, agencys)).toEqual(recorded.slice(0, 4));
    const { entries } = (await recording.get(`/cases/${mine}/timeline`)).body;
    expect(entries.slice(2).map(({ actor }: { actor: { role: string } }) => actor.role)).toEqual(
      Array(4).fill('scheduler'),
    );
    await stopAll();

    // A second service begins anew, on the same log: there is nothing left to record.
    const again = await start({ CLOCKS: 'record' });
    const last = newCaseId();
    await until(async () => (await types(again, mine)).length === recorded.length);
    expect((await again.post('/cases', openBody(last))).status).toBe(201);
    expect([await types(again, mine), await types(again, timely)]).toEqual([recorded, ['CaseOpened', 'LinesAdded']]);
  });
});
