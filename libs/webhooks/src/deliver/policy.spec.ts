import { pauseAfter, POLICY } from './policy.ts';

describe('The pause before another attempt', () => {
  const highest = (attempts: number, retryAfter?: number) => pauseAfter(attempts, POLICY, retryAfter, () => 1);

  it('grows fourfold and is bounded, for ever', () => {
    expect([1, 2, 3].map((attempts) => highest(attempts))).toEqual([5_000, 20_000, 80_000]);
    expect(highest(10)).toBe(POLICY.longestPauseMs);
    expect(highest(1_000)).toBe(POLICY.longestPauseMs);
  });

  it('is spread between half and the whole', () => {
    expect(pauseAfter(1, POLICY, 0, () => 0)).toBe(2_500);
  });

  it('heeds what the endpoint asks for, within reason', () => {
    expect(highest(1, 60)).toBe(60_000);
    expect(highest(1, 10 ** 9)).toBe(POLICY.longestPauseMs);
  });

  it('adds up to about a day before a case is parked', () => {
    const attempts = Array.from({ length: POLICY.attempts - 1 }, (_none, index) => highest(index + 1));
    const hours = attempts.reduce((sum, ms) => sum + ms, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(36);
  });
});
