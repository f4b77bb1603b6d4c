import { Company } from './company.ts';

describe('the company that a batch waits for', () => {
  /** After so many events, evenly spread over seconds. */
  function after(perSecond: number, seconds = 2): Company {
    let now = 0;
    const company = new Company(() => now);
    for (; now < seconds * 1_000; now += 10) company.came(perSecond / 100);
    return company;
  }

  it('is nobody while little is being recorded: an event is shown at once', () => {
    expect(after(0).waitMs(true)).toBe(0);
    expect(after(100).waitMs(true)).toBe(0);
  });

  it('grows with what is being recorded, to a bound', () => {
    const waits = [after(300), after(2_000), after(100_000)].map((company) => company.waitMs(true));
    expect(waits).toEqual([15, 80, 80]);
  });

  it('is forgotten once it is quiet again', () => {
    let now = 0;
    const company = new Company(() => now);
    for (; now < 1_000; now += 10) company.came(50);
    expect(company.waitMs(true)).toBe(80);
    company.came(0);
    now += 600;
    company.came(1);
    expect(company.waitMs(true)).toBe(0);
  });

  it('is waited for while the log is caught up with, whatever was recorded', () => {
    expect(after(0).waitMs(false)).toBe(250);
  });
});
