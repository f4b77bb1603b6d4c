import fc from 'fast-check';
import { EVENT_TYPES } from '#libs/cases';
import { offices } from './random-log.ts';

/**
 * Always the same ones: what properties that run a handful of times on a server rest on is counted here, once and over
 * many, and not in each of them, where it would be missed by chance now and then.
 */
const LOGS = fc.sample(offices(20), { numRuns: 200, seed: 20_250_110 }).map(({ log }) => log);
const share = (holds: (log: (typeof LOGS)[number]) => boolean) => LOGS.filter(holds).length / LOGS.length;

describe('Random logs', () => {
  it.each(['Annulled', 'SeizedSubjectToForfeiture', 'Released', 'StillHeld', 'ExclusionRescinded', 'Redelivered'])(
    'hold %s often enough for properties that run five times',
    (type) => {
      expect(share((log) => log.some((event) => event.type === type))).toBeGreaterThan(0.3);
    },
  );

  it('hold something that was recorded late, nearly all of them', () => {
    expect(share((log) => log.some(({ metadata }) => 'lateReason' in Object(metadata)))).toBeGreaterThan(0.8);
  });

  it('hold, taken together, every type of event that there is', () => {
    const types = new Set(LOGS.flatMap((log) => log.map(({ type }) => type)));
    expect(EVENT_TYPES.filter((type) => !types.has(type))).toEqual([]);
  });
});
