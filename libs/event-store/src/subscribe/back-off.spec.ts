import { BackOff } from './back-off.ts';

const pauses = (backOff: BackOff, count: number) => Array.from({ length: count }, () => backOff.next());

describe('the pauses between attempts', () => {
  it('double up to the longest, for ever', () => {
    const backOff = new BackOff({ firstMs: 100, longestMs: 1_000, random: () => 1 });
    expect(pauses(backOff, 6)).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    expect(pauses(backOff, 2_000).at(-1)).toBe(1_000);
  });

  it('are spread over their second half', () => {
    const shortest = new BackOff({ firstMs: 100, longestMs: 1_000, random: () => 0 });
    expect(pauses(shortest, 2)).toEqual([50, 100]);
  });

  it('begin again after success', () => {
    const backOff = new BackOff({ firstMs: 100, longestMs: 1_000, random: () => 1 });
    pauses(backOff, 5);
    backOff.reset();
    expect(backOff.next()).toBe(100);
  });
});
