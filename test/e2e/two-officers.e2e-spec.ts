import fc from 'fast-check';
import {
  approvalPath,
  DETAIN_ALL,
  newCaseId,
  openBody,
  RELEASE,
  type Reply,
  SEIZE_ALL,
  SUPERVISOR,
  TestTracker,
} from '../support/tracker.ts';

const COUNTED = 50;

type Step = { readonly deed: 'detain' | 'seize' | 'release' | 'lose'; readonly quantity: number };

const step: fc.Arbitrary<Step> = fc.record({
  deed: fc.constantFrom('detain', 'seize', 'release', 'lose'),
  quantity: fc.integer({ min: 1, max: 20 }),
});

const send = async (tracker: TestTracker, id: string, { deed, quantity }: Step): Promise<Reply[]> => {
  if (deed === 'detain') return [await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(quantity))];
  if (deed === 'seize') return twoPersons(tracker, `/cases/${id}/seize`, SEIZE_ALL(quantity));
  if (deed === 'release') return twoPersons(tracker, `/cases/${id}/release`, RELEASE(quantity, 'seized'));
  const loss = { lines: [{ line: 1, quantity, from: 'presented' }], reasonCode: 'theft' };
  return [await tracker.post(`/cases/${id}/record-loss`, loss)];
};

/** Proposed and, unless that was refused, approved; the approval may find that the other officer was faster. */
async function twoPersons(tracker: TestTracker, path: string, body: unknown): Promise<Reply[]> {
  const proposed = await tracker.post(path, body);
  if (proposed.status !== 202) return [proposed];
  const approval = approvalPath(path, proposed.body.proposal.proposalId);
  return [proposed, await tracker.post(approval, {}, { As: SUPERVISOR })];
}

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
          const answers = (await Promise.all(round.map((one) => send(tracker, id, one)))).flat();
          for (const { status, body } of answers) {
            if (status !== 201 && status !== 202) {
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

  it('do not outrun each other, however many of them there are: all are recorded, in one order', async () => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id, COUNTED));
    const notes = Array.from({ length: 40 }, (_, n) => tracker.post(`/cases/${id}/add-note`, { text: `Note ${n}` }));
    const answers = await Promise.all(notes);
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(201));
    const revisions = answers.map(({ body }) => body.revision as number);
    expect(revisions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2));
  });

  it('are not told that they are late because the other was faster, and times follow the order of recording', async () => {
    const id = newCaseId();
    const { body: opened } = await tracker.post('/cases', openBody(id, COUNTED));
    let position: string = opened.position;
    for (let round = 0; round < 10; round++) {
      const steps = Array.from({ length: 4 }, () => send(tracker, id, { deed: 'detain', quantity: 1 }));
      const answers = (await Promise.all(steps)).flat();
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
