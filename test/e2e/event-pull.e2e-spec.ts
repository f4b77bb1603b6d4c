import { READER, TestTracker } from '../support/tracker.ts';
import { workedOnCase } from '../support/worked-on-case.ts';

describe('Published events, pulled', () => {
  let tracker: TestTracker;
  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
  });
  afterAll(() => tracker.stop());

  const exported = async (query: string): Promise<{ until: string | null; events: any[]; text: string }> => {
    const response = await fetch(`${tracker.url}/api/v1/events/export${query}`, { headers: tracker.as(READER) });
    const text = await response.text();
    const events = text.split('\n').slice(0, -1);
    return { until: response.headers.get('feed-until'), events: events.map((line) => JSON.parse(line)), text };
  };

  it('come in pages whose cursors lead through all of them, each once', async () => {
    const { caseId } = await workedOnCase(tracker);
    const sequences: number[] = [];
    let after = 'start';
    for (let caughtUp = false; !caughtUp;) {
      const { body } = await tracker.get(`/events?case=${caseId}&limit=2&after=${after}`);
      expect(body.events.length).toBeLessThanOrEqual(2);
      sequences.push(...body.events.map(({ sequence }: { sequence: string }) => Number(sequence)));
      ({ next: after, caughtUp } = body);
    }
    expect(sequences).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('are positions without gaps, whoever recorded what', async () => {
    await Promise.all([workedOnCase(tracker), workedOnCase(tracker), workedOnCase(tracker)]);
    const { body } = await tracker.get('/events?limit=1000');
    expect(body.events.map(({ position }: { position: string }) => Number(position))).toEqual(
      [...body.events.keys()].map(Number),
    );
  });

  it('are waited for, and answered as soon as there is one', async () => {
    const { body: now } = await tracker.get('/events?limit=1000');
    const waiting = tracker.get(`/events?after=${now.next}&wait=30&type=released`);
    const { caseId } = await workedOnCase(tracker);
    const { body } = await waiting;
    expect(body.events.map(({ subject }: { subject: string }) => subject)).toEqual([caseId]);
  });

  it('are not waited for beyond the time that was named', async () => {
    const { body } = await tracker.get('/events?after=latest&wait=1');
    expect(body).toMatchObject({ events: [], caughtUp: true });
  });

  it('include what was recorded, where that is asked for', async () => {
    const { caseId, position } = await workedOnCase(tracker);
    const { body } = await tracker.get(`/events?case=${caseId}&atLeast=${position}`);
    expect(body.events.at(-1)).toMatchObject({ logposition: position, sequence: '0000000005' });
  });

  it('are exported as lines, resumed after the last whole one, to the same end', async () => {
    await workedOnCase(tracker);
    const all = await exported('');
    const broken = all.text
      .slice(0, Math.floor(all.text.length / 2))
      .split('\n')
      .slice(0, -1);
    const last = JSON.parse(broken.at(-1) ?? '').position;
    const rest = await exported(`?after=${last}&until=${all.until}`);
    expect([...broken.map((line) => JSON.parse(line)), ...rest.events]).toEqual(all.events);
    expect(all.events.at(-1).position).toBe(all.until);
  });

  it('say how publishing is', async () => {
    const { position } = await workedOnCase(tracker);
    const { body } = await tracker.get('/events/status');
    expect(body).toMatchObject({ phase: 'live', listening: true, failure: null, readersCut: 0 });
    expect(BigInt(body.logPosition) >= BigInt(position)).toBe(true);
  });

  it.each([
    ['/events?limit=0', 400, 'limit'],
    ['/events?wait=600', 400, 'wait'],
    ['/events?after=99999999', 409, 'after'],
    ['/events/export?until=x', 400, 'until'],
  ])('refuses %s with %i', async (path, status, field) => {
    const answer = await tracker.get(path);
    expect([answer.status, answer.body.field]).toEqual([status, field]);
  });
});
