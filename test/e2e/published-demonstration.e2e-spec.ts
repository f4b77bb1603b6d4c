import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';
import { loadDemonstration } from '../support/demonstration.ts';
import { READER, TestTracker } from '../support/tracker.ts';

describe('What is published of the demonstration', () => {
  let tracker: TestTracker;
  const events: any[] = [];

  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
    const position = await loadDemonstration(tracker);
    for (let after = 'start', caughtUp = false; !caughtUp;) {
      const { body } = await tracker.get(`/events?after=${after}&limit=200&atLeast=${position}`, { As: READER });
      events.push(...body.events);
      ({ next: after, caughtUp } = body);
    }
  });
  afterAll(() => tracker.stop());

  it('is every event of its twelve cases, each once', async () => {
    const timelines = new Map<string, string[]>();
    for (const caseId of new Set(events.map(({ subject }) => subject as string))) {
      const { body } = await tracker.get(`/cases/${caseId}/timeline?limit=1000`);
      timelines.set(
        caseId,
        body.entries.map(({ eventId }: { eventId: string }) => eventId),
      );
    }
    expect(timelines.size).toBe(12);
    for (const [caseId, recorded] of timelines)
      expect(events.filter(({ subject }) => subject === caseId).map(({ id }) => id)).toEqual(recorded);
  });

  it('validates, one by one, against the schemas that the service serves', async () => {
    const ajv = new Ajv2020.default({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const validators = new Map<string, ReturnType<typeof ajv.compile>>();
    for (const type of new Set(events.map((event) => event.type as string))) {
      const answer = await fetch(`${tracker.url}/docs/events/schemas/${type}.json`);
      expect(answer.status).toBe(200);
      validators.set(type, ajv.compile((await answer.json()) as object));
    }
    const wrong = events.flatMap((event) => {
      const validate = validators.get(event.type as string);
      return validate?.(event) === true ? [] : [{ event, errors: validate?.errors }];
    });
    expect(wrong).toEqual([]);
    expect(events.length).toBeGreaterThan(50);
    // A schema that lets everything through would prove nothing.
    const [first] = events;
    const { sequence: _sequence, ...without } = first;
    const telling = { ...first, data: { ...first.data, importer: 'Demo Importer A' } };
    for (const not of [without, telling]) expect(validators.get(first.type as string)?.(not)).toBe(false);
  });
});
