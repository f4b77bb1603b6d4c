import fc from 'fast-check';
import { EVENT_TYPES } from '../events/catalogue.ts';
import type { CaseEvent } from '../events/types.ts';
import { caseStanding, lifecycleOf } from '../status/derive-status.ts';
import { nextReviewOn } from '../status/next-review.ts';
import { deadlinesOfCase } from '../clocks/index.ts';
import { sampleEvent } from '../testing/samples.ts';
import { BUCKETS, countedIn } from './buckets.ts';
import { emptyFile, evolve } from './case-file.ts';

const IDS = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'];
const REFERENCES = [
  'exclusionEventId',
  'demandEventId',
  'noticeEventId',
  'electionEventId',
  'settlesEventId',
  'holdEventId',
  'targetEventId',
  'proposalId',
];

const units = fc.record({
  line: fc.integer({ min: 1, max: 3 }),
  quantity: fc.integer({ min: 0, max: 1000 }),
  from: fc.constantFrom(...BUCKETS),
  serials: fc.subarray(['A', 'B', 'C']),
});

/** Any event in any order: of lines that may not be there, about events that may not be there. */
const events: fc.Arbitrary<CaseEvent> = fc
  .record({
    type: fc.constantFrom(...EVENT_TYPES),
    eventId: fc.constantFrom(...IDS),
    reference: fc.constantFrom(...IDS),
    lines: fc.array(units, { maxLength: 3 }),
    day: fc.integer({ min: 10, max: 28 }),
  })
  .map(({ type, eventId, reference, lines, day }) => {
    const sample = sampleEvent(type);
    const data = Object.fromEntries(
      Object.entries(sample.data).map(([key, value]: [string, unknown]) => {
        if (key === 'lines' && type !== 'LinesAdded') return [key, lines];
        return [key, REFERENCES.includes(key) ? reference : value];
      }),
    );
    const at = `2025-02-${day}T12:00:00.000Z`;
    return { ...sample, data, eventId, effectiveAt: at, recordedAt: at } as unknown as CaseEvent;
  });

describe('The fold', () => {
  it('takes any events in any order, and answers for what they come to', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (all) => {
        const file = all.map((event, revision) => ({ ...event, revision })).reduce(evolve, emptyFile('SYN-01'));
        const { held, counted } = caseStanding(file.state);
        expect(held).toBeLessThanOrEqual(counted);
        expect(['Open', 'Resolved', 'Closed']).toContain(lifecycleOf(file.state));
        expect([undefined, expect.any(String)]).toContainEqual(nextReviewOn(file.state));
        expect(deadlinesOfCase(file.state).every(({ due }) => /^\d{4}-\d\d-\d\d$/.test(due))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('loses no unit over events that do not fit, and names those', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), (all) => {
        const opened = [sampleEvent('CaseOpened'), sampleEvent('LinesAdded')].map((event, index) => ({
          ...event,
          eventId: `opening-${index}`,
          effectiveAt: '2025-01-01T00:00:00.000Z',
          recordedAt: '2025-01-01T00:00:00.000Z',
        }));
        const history = [...opened, ...all].map((event, revision) => ({ ...event, revision }));
        const { state } = history.reduce(evolve, emptyFile('SYN-01'));
        for (const { buckets, counted } of state.lines.values()) {
          expect(countedIn(buckets)).toBe(counted);
          expect(BUCKETS.filter((bucket) => buckets[bucket] < 0)).toEqual([]);
        }
        const ids = new Set(history.map(({ eventId }) => eventId));
        expect(state.anomalies.every(({ eventId, problem }) => ids.has(eventId) && problem.message !== '')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
