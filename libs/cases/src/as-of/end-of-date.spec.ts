import { endOfDate } from './end-of-date.ts';

describe('The end of a date', () => {
  it('is that of the port', () => {
    expect(endOfDate('2025-03-02', '3901')).toBe('2025-03-03T05:59:59.999Z');
    expect(endOfDate('2025-03-02', '2801')).toBe('2025-03-03T07:59:59.999Z');
    expect(endOfDate('2025-03-02', '3201')).toBe('2025-03-03T09:59:59.999Z');
  });

  it('is an hour earlier or later where the clocks change within it', () => {
    expect(endOfDate('2025-03-09', '4601')).toBe('2025-03-10T03:59:59.999Z');
    expect(endOfDate('2025-11-02', '4601')).toBe('2025-11-03T04:59:59.999Z');
  });

  it('is in Eastern time where the port is not known', () => {
    expect(endOfDate('2025-01-31', undefined)).toBe('2025-02-01T04:59:59.999Z');
  });
});
