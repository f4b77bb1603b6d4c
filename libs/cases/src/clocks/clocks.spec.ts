import fc from 'fast-check';
import { plusDays } from '../case-file/local-date.ts';
import {
  CLOCKS,
  clockOf,
  CURRENT_CALENDAR,
  dueDate,
  HOLIDAYS_ONLY,
  isBusinessDay,
  plusBusinessDays,
  WITH_CLOSURES,
} from './index.ts';

describe('The clocks of a detention', () => {
  it.each([
    ['1998-03-17', '1998-03-24', '1998-04-16', '1998-04-17'],
    ['2024-09-23', '2024-09-30', '2024-10-23', '2024-10-24'],
    ['2024-11-22', '2024-12-02', '2024-12-22', '2024-12-23'],
    ['2024-12-19', '2024-12-27', '2025-01-18', '2025-01-19'],
    ['2025-01-15', '2025-01-23', '2025-02-14', '2025-02-15'],
  ])(
    'for goods presented on %s: release or detain by %s, last day %s, deemed excluded %s',
    (presented, detain, last, excluded) => {
      expect(dueDate(clockOf('release-or-detain'), presented, HOLIDAYS_ONLY).dueOn).toBe(detain);
      const admissibility = dueDate(clockOf('admissibility'), presented, HOLIDAYS_ONLY).dueOn;
      expect(admissibility).toBe(last);
      expect(plusDays(admissibility, 1)).toBe(excluded);
    },
  );

  it('depend on the version of the calendar, and say which one it was', () => {
    expect(dueDate(clockOf('release-or-detain'), '2024-12-19', WITH_CLOSURES)).toEqual({
      dueOn: '2024-12-30',
      calendarVersion: WITH_CLOSURES.version,
    });
  });

  it('are shown as computed on a weekend: petition after a notice mailed on Friday 2025-01-10', () => {
    expect(dueDate(clockOf('petition'), '2025-01-10', CURRENT_CALENDAR).dueOn).toBe('2025-02-09');
  });

  it('under CAFRA: seized 2024-12-02, notice by 2025-01-31', () => {
    expect(dueDate(clockOf('cafra-notice'), '2024-12-02', CURRENT_CALENDAR).dueOn).toBe('2025-01-31');
  });
});

describe('Every clock', () => {
  it('has a name of its own and a citation', () => {
    expect(new Set(CLOCKS.map(({ code }) => code)).size).toBe(CLOCKS.length);
    for (const { citation } of CLOCKS) expect(citation).not.toBe('');
  });
});

describe('Business days', () => {
  const dates = fc.integer({ min: 0, max: 15_000 }).map((days) => plusDays('1998-01-01', days));

  it('never are a weekend or a holiday', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 40 }), (date, days) => {
        expect(isBusinessDay(plusBusinessDays(date, days, CURRENT_CALENDAR), CURRENT_CALENDAR)).toBe(true);
      }),
    );
  });

  it('add up: n and then m days are n + m days', () => {
    fc.assert(
      fc.property(dates, fc.nat(20), fc.nat(20), (date, n, m) => {
        const inTwo = plusBusinessDays(plusBusinessDays(date, n, CURRENT_CALENDAR), m, CURRENT_CALENDAR);
        expect(inTwo).toBe(plusBusinessDays(date, n + m, CURRENT_CALENDAR));
      }),
    );
  });

  it('leave out Juneteenth from 2021 on, and New Year of a Saturday on the Friday before', () => {
    expect(isBusinessDay('2020-06-19', HOLIDAYS_ONLY)).toBe(true);
    expect(isBusinessDay('2023-06-19', HOLIDAYS_ONLY)).toBe(false);
    expect(isBusinessDay('2021-12-31', HOLIDAYS_ONLY)).toBe(false);
    expect(isBusinessDay('2027-12-31', HOLIDAYS_ONLY)).toBe(false);
    expect(isBusinessDay('2028-11-10', HOLIDAYS_ONLY)).toBe(false);
  });
});
