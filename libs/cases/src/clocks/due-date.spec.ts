import fc from 'fast-check';
import { plusDays } from '../case-file/local-date.ts';
import {
  CALENDARS,
  clockOf,
  CLOCKS,
  CLOCKS_VERSION,
  CURRENT_CALENDAR,
  dueDate,
  HOLIDAYS_ONLY,
  WITH_CLOSURES,
} from './index.ts';

const due = (clock: string, trigger: string, calendar = CURRENT_CALENDAR) =>
  dueDate(clockOf(clock), trigger, calendar).due;

describe('Goods presented for examination', () => {
  it.each([
    ['1998-03-17', '1998-03-24', '1998-04-16'],
    ['2024-09-23', '2024-09-30', '2024-10-23'],
    ['2024-11-22', '2024-12-02', '2024-12-22'],
    ['2024-12-19', '2024-12-27', '2025-01-18'],
    ['2025-01-15', '2025-01-23', '2025-02-14'],
  ])('on %s are to be released or detained by %s, and determined by %s', (presented, detain, last) => {
    expect(due('release-or-detain', presented, HOLIDAYS_ONLY)).toBe(detain);
    expect(due('admissibility', presented, HOLIDAYS_ONLY)).toBe(last);
  });

  it('on 2024-12-19 have until 2024-12-30 where 24 December counts as closed', () => {
    expect(due('release-or-detain', '2024-12-19', WITH_CLOSURES)).toBe('2024-12-30');
    expect(due('admissibility', '2024-12-19', WITH_CLOSURES)).toBe('2025-01-18');
  });
});

describe('A due date', () => {
  it('is shown as computed, on a Sunday too: a notice mailed on Friday 2025-01-10', () => {
    expect(due('petition', '2025-01-10')).toBe('2025-02-09');
  });

  it('under CAFRA is 60 days from the seizure: of 2024-12-02, notice by 2025-01-31', () => {
    expect(due('cafra-notice', '2024-12-02')).toBe('2025-01-31');
  });

  it('says which calendar and which table it was computed with, and how', () => {
    expect(dueDate(clockOf('release-or-detain'), '2024-12-19', WITH_CLOSURES)).toEqual({
      due: '2024-12-30',
      calendarVersion: WITH_CLOSURES.version,
      clockVersion: CLOCKS_VERSION,
      steps: [
        { day: '2024-12-20', counts: 1 },
        { day: '2024-12-21', skipped: 'Saturday' },
        { day: '2024-12-22', skipped: 'Sunday' },
        { day: '2024-12-23', counts: 2 },
        { day: '2024-12-24', skipped: 'Offices closed by executive order' },
        { day: '2024-12-25', skipped: 'Christmas Day' },
        { day: '2024-12-26', counts: 3 },
        { day: '2024-12-27', counts: 4 },
        { day: '2024-12-28', skipped: 'Saturday' },
        { day: '2024-12-29', skipped: 'Sunday' },
        { day: '2024-12-30', counts: 5 },
      ],
    });
  });

  it('of a duration counts its first day: thirty days from 1 January are over on the 30th', () => {
    expect(due('publication', '2025-01-01')).toBe('2025-01-30');
  });

  it('years later is the same day, or the last of February where there is no 29th', () => {
    expect(due('limitation', '2024-11-25')).toBe('2029-11-25');
    expect(due('limitation', '2024-02-29')).toBe('2029-02-28');
  });

  it('comes later by the days on which the clock stood still, also by those met on the way', () => {
    const petition = clockOf('petition');
    const stood = [
      { from: '2025-01-20', until: '2025-01-24' },
      { from: '2025-02-12', until: '2025-02-13' },
    ];
    expect(dueDate(petition, '2025-01-10', CURRENT_CALENDAR, stood).due).toBe('2025-02-16');
    expect(dueDate(petition, '2025-01-10', CURRENT_CALENDAR, stood.slice(1)).due).toBe('2025-02-09');
    expect(
      dueDate(clockOf('release-or-detain'), '2025-01-10', CURRENT_CALENDAR, [
        { from: '2025-01-13', until: '2025-01-14' },
      ]).due,
    ).toBe('2025-01-22');
  });

  it('leaves as many days that count, wherever the clock stood still', () => {
    const standstill = fc.record({ after: fc.integer({ min: -10, max: 80 }), days: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(standstill, { maxLength: 4 }), (standstills) => {
        const trigger = '2025-01-10';
        const stood = standstills.map(({ after, days }) => ({
          from: plusDays(trigger, after),
          until: plusDays(trigger, after + days - 1),
        }));
        const { due: last } = dueDate(clockOf('petition'), trigger, CURRENT_CALENDAR, stood);
        let running = 0;
        for (let day = plusDays(trigger, 1); day <= last; day = plusDays(day, 1)) {
          if (!stood.some(({ from, until }) => from <= day && day <= until)) running++;
        }
        expect(running).toBe(30);
      }),
    );
  });

  it('is never earlier for a later trigger', () => {
    const dates = fc.integer({ min: 0, max: 15_000 }).map((days) => plusDays('1998-01-01', days));
    fc.assert(
      fc.property(dates, fc.constantFrom(...CLOCKS), fc.constantFrom(...CALENDARS), (date, clock, calendar) => {
        const one = dueDate(clock, date, calendar).due;
        expect(one >= date).toBe(true);
        expect(dueDate(clock, plusDays(date, 1), calendar).due >= one).toBe(true);
      }),
    );
  });
});
