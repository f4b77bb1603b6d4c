import { inRange } from '@18f/us-federal-holidays';
import { federalHolidays } from './federal-holidays.ts';

/** The same days by a list that others keep. Its `allForYear(2027)` leaves out 2027-12-31, hence the range. */
function keptByOthers(year: number): string[] {
  return inRange(new Date(year - 1, 11, 1), new Date(year + 1, 1, 1))
    .map(({ date }) => [date.getFullYear(), date.getMonth() + 1, date.getDate()])
    .filter(([inYear]) => inYear === year)
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
}

describe('Federal holidays', () => {
  it.each(Array.from({ length: 53 }, (_, index) => 1998 + index))('of %d are those that others name', (year) => {
    expect([...federalHolidays(year).keys()].sort()).toEqual(keptByOthers(year).sort());
  });

  it('have names', () => {
    expect(federalHolidays(2024).get('2024-11-28')).toBe('Thanksgiving Day');
    expect(federalHolidays(2025).get('2025-01-20')).toBe('Birthday of Martin Luther King, Jr.');
  });

  it('are those of their time: Juneteenth since 2021, Martin Luther King since 1986', () => {
    expect(federalHolidays(2020).has('2020-06-19')).toBe(false);
    expect(federalHolidays(2021).get('2021-06-18')).toBe('Juneteenth');
    expect(federalHolidays(2023).get('2023-06-19')).toBe('Juneteenth');
    expect(federalHolidays(1985).has('1985-01-21')).toBe(false);
    expect(federalHolidays(1986).has('1986-01-20')).toBe(true);
  });

  it('on a Saturday are observed on the Friday before, even in the year before; on a Sunday, the Monday after', () => {
    expect(federalHolidays(2027).get('2027-12-31')).toBe("New Year's Day");
    expect(federalHolidays(2028).has('2028-01-01')).toBe(false);
    expect(federalHolidays(2028).get('2028-11-10')).toBe('Veterans Day');
    expect(federalHolidays(2023).get('2023-01-02')).toBe("New Year's Day");
  });
});
