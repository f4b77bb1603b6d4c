import { CLOCK_REGIMES } from '../open-case/event.ts';
import {
  clockOf,
  CLOCKS,
  clocksUnder,
  isClock,
  knownClocks,
  mayDisposeEarly,
  REGIMES,
  STORAGE_RATIO,
  storageRatio,
} from './index.ts';

describe('Every clock', () => {
  it('has a code of its own, and is found by it', () => {
    expect(new Set(knownClocks()).size).toBe(CLOCKS.length);
    for (const clock of CLOCKS) expect(clockOf(clock.code)).toBe(clock);
    expect(isClock('petition')).toBe(true);
    expect(isClock('cuckoo')).toBe(false);
    expect(() => clockOf('cuckoo')).toThrow('There is no clock cuckoo.');
  });

  it('cites the law that it comes from, or is policy', () => {
    for (const { citation } of CLOCKS) expect(citation).toMatch(/^(\d+ (USC|CFR) \d+|policy$)/);
  });

  it('changes goods by its lapse only where the law deems it', () => {
    expect(CLOCKS.filter(({ deemed }) => deemed).map(({ code }) => code)).toEqual([
      'release-or-detain',
      'admissibility',
    ]);
  });
});

describe('A regime', () => {
  const codes = (regime: (typeof CLOCK_REGIMES)[number]) => clocksUnder(regime).map(({ code }) => code);

  it('exists for every one that a case may be opened under, and leaves out only clocks that exist', () => {
    expect(Object.keys(REGIMES).sort()).toEqual([...CLOCK_REGIMES].sort());
    for (const { without } of Object.values(REGIMES)) expect(without.filter((code) => !isClock(code))).toEqual([]);
  });

  it('of title 19 is outside CAFRA', () => {
    expect(codes('title19').filter((code) => code.startsWith('cafra'))).toEqual([]);
    expect(codes('title19')).toContain('admissibility');
  });

  it('for an agency that decides admissibility itself is outside the 30 days, as yet unconfirmed', () => {
    const left = codes('title19').filter((code) => !codes('title19-agency-admissibility').includes(code));
    expect(left).toEqual(['admissibility', 'protest-decision']);
    expect(REGIMES['title19-agency-admissibility'].confirmed).toBe(false);
  });

  it('of CAFRA has its notice, claim and complaint, and no claim with a cost bond', () => {
    expect(codes('cafra')).toEqual(expect.arrayContaining(['cafra-notice', 'cafra-claim', 'cafra-complaint']));
    expect(codes('cafra')).not.toContain('claim');
  });
});

describe('Storage', () => {
  it('of $1,250 a day for 160 days comes to 0.385 of the value of SYN-02', () => {
    const ratio = storageRatio({ accrued: 160 * 1_250_00, expected: 0 }, 200 * 2_600_00);
    expect(ratio).toBeCloseTo(0.385, 3);
    expect(mayDisposeEarly(ratio)).toBe(false);
  });

  it('that is expected counts as well, and half of the value is enough', () => {
    expect(mayDisposeEarly(storageRatio({ accrued: 20_00, expected: 30_00 }, 100_00))).toBe(true);
    expect(STORAGE_RATIO.limit).toBe(0.5);
  });

  it('has no ratio to goods without a value', () => {
    expect(storageRatio({ accrued: 100, expected: 0 }, 0)).toBe(0);
  });
});
