import fc from 'fast-check';
import { newCaseId, openBody, RELEASE, DETAIN_ALL, SEIZE_ALL, TestTracker } from '../support/tracker.ts';

const COUNTED = 50;

type Step = { readonly deed: 'detain' | 'seize' | 'release' | 'lose'; readonly quantity: number };

const step: fc.Arbitrary<Step> = fc.record({
  deed: fc.constantFrom('detain', 'seize', 'release', 'lose'),
  quantity: fc.integer({ min: 1, max: 20 }),
});

const send = (tracker: TestTracker, id: string, { deed, quantity }: Step) => {
  if (deed === 'detain') return tracker.post(`/cases/${id}/detain`, DETAIN_ALL(quantity));
  if (deed === 'seize') return tracker.post(`/cases/${id}/seize`, SEIZE_ALL(quantity));
  if (deed === 'release') return tracker.post(`/cases/${id}/release`, RELEASE(quantity, 'seized'));
  return tracker.post(`/cases/${id}/record-loss`, {
    lines: [{ line: 1, quantity, from: 'presented' }],
    reasonCode: 'theft',
  });
};

/** What may be answered to a legal or illegal step of one of two officers, and nothing else. */
const CLEAN = new Set(['QUANTITY_NOT_AVAILABLE', 'SOURCE_AMBIGUOUS', 'REVISION_CONFLICT']);

describe('Two officers at once on one case', () => {
  let tracker: TestTracker;
  beforeAll(async () => (tracker = await TestTracker.start()));
  afterAll(() => tracker.stop());

  it('never break conservation, and each gets a clean answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 8 }), async (rounds) => {
        const id = newCaseId();
        await tracker.post('/cases', openBody(id, COUNTED));
        let position = '0';
        let revision = 1;
        for (const round of rounds) {
          const answers = await Promise.all(round.map((one) => send(tracker, id, one)));
          for (const { status, body } of answers) {
            if (status !== 201) {
              expect(CLEAN).toContain(body.code);
              continue;
            }
            const buckets = Object.values(body.standing.buckets as Record<string, number>);
            expect(buckets.every((units) => units >= 0)).toBe(true);
            expect(buckets.reduce((sum, units) => sum + units, 0)).toBe(COUNTED);
            revision += (body.events as object[]).length;
            if (BigInt(body.position) > BigInt(position)) position = body.position;
          }
        }
        const { body } = await tracker.get(`/cases/${id}?atLeast=${position}`);
        expect(body.revision).toBe(revision);
        expect(body.anomalies).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('are not told that they are late because the other was faster, and times follow the order of recording', async () => {
    const id = newCaseId();
    const { body: opened } = await tracker.post('/cases', openBody(id, COUNTED));
    let position: string = opened.position;
    for (let round = 0; round < 10; round++) {
      const steps = Array.from({ length: 4 }, () => send(tracker, id, { deed: 'detain', quantity: 1 }));
      const answers = await Promise.all(steps);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      position = answers
        .map(({ body }) => BigInt(body.position))
        .reduce((a, b) => (a > b ? a : b))
        .toString();
    }
    const { body } = await tracker.get(`/cases/${id}/timeline?atLeast=${position}`);
    const times = (body.entries as { recordedAt: string }[]).map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
  });
});
