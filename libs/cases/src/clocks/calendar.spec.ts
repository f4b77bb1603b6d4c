import fc from 'fast-check';
import { plusDays } from '../case-file/local-date.ts';
import {
  calendarOf,
  CALENDARS,
  CURRENT_CALENDAR,
  HOLIDAYS_ONLY,
  isBusinessDay,
  plusBusinessDays,
  whyClosed,
  WITH_CLOSURES,
} from './index.ts';

const dates = fc.integer({ min: 0, max: 15_000 }).map((days) => plusDays('1998-01-01', days));
const calendars = fc.constantFrom(...CALENDARS);
const some = fc.integer({ min: 1, max: 40 });

describe('A business day some days later', () => {
  it('is never on a weekend, a holiday or a day of closure', () => {
    fc.assert(
      fc.property(dates, some, calendars, (date, days, calendar) => {
        expect(whyClosed(plusBusinessDays(date, days, calendar), calendar)).toBeUndefined();
      }),
    );
  });

  it('has exactly as many business days up to it, itself included', () => {
    fc.assert(
      fc.property(dates, some, calendars, (date, days, calendar) => {
        const last = plusBusinessDays(date, days, calendar);
        let counted = 0;
        for (let day = plusDays(date, 1); day <= last; day = plusDays(day, 1)) {
          if (isBusinessDay(day, calendar)) counted++;
        }
        expect(counted).toBe(days);
      }),
    );
  });

  it('comes later the more days are counted, and never earlier for a later trigger', () => {
    fc.assert(
      fc.property(dates, some, calendars, (date, days, calendar) => {
        const due = plusBusinessDays(date, days, calendar);
        expect(plusBusinessDays(date, days + 1, calendar) > due).toBe(true);
        expect(plusBusinessDays(plusDays(date, 1), days, calendar) >= due).toBe(true);
      }),
    );
  });

  it('may be counted in two parts', () => {
    fc.assert(
      fc.property(dates, some, some, calendars, (date, n, m, calendar) => {
        const inTwo = plusBusinessDays(plusBusinessDays(date, n, calendar), m, calendar);
        expect(inTwo).toBe(plusBusinessDays(date, n + m, calendar));
      }),
    );
  });

  it('is never earlier with more closures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), some, (shift, days) => {
        const date = plusDays('2024-11-25', shift);
        expect(plusBusinessDays(date, days, WITH_CLOSURES) >= plusBusinessDays(date, days, HOLIDAYS_ONLY)).toBe(true);
      }),
    );
  });
});

describe('A calendar', () => {
  it('has a version of its own, by which it is found again', () => {
    for (const calendar of CALENDARS) expect(calendarOf(calendar.version)).toBe(calendar);
    expect(new Set(CALENDARS.map(({ version }) => version)).size).toBe(CALENDARS.length);
    expect(calendarOf('julian')).toBeUndefined();
  });

  it('with the one-off closures is the current one', () => {
    expect(CURRENT_CALENDAR).toBe(WITH_CLOSURES);
  });

  it('says why offices are closed', () => {
    expect(whyClosed('2025-01-11', HOLIDAYS_ONLY)).toBe('Saturday');
    expect(whyClosed('2024-12-25', HOLIDAYS_ONLY)).toBe('Christmas Day');
    expect(whyClosed('2024-12-24', WITH_CLOSURES)).toBe('Offices closed by executive order');
    expect(whyClosed('2025-01-09', WITH_CLOSURES)).toBe('National day of mourning');
    expect(whyClosed('2024-12-24', HOLIDAYS_ONLY)).toBeUndefined();
    expect(whyClosed('2025-01-09', HOLIDAYS_ONLY)).toBeUndefined();
  });
});
