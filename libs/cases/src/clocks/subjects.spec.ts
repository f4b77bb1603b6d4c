import fc from 'fast-check';
import { randomCases } from '../testing/random-case.ts';
import { deadlinesOfCase } from './case-clocks.ts';
import { subjectOf } from './subjects.ts';

describe('The event that a fact about a clock may name', () => {
  it('is what the clock runs on in any case, and none where it runs on a date of the case', () => {
    const seen = new Set<string>();
    for (const { file } of fc.sample(randomCases, { numRuns: 100, seed: 20_250_110 })) {
      for (const { clock, subject } of deadlinesOfCase(file.state)) {
        const event = file.history.find(({ eventId }) => eventId === subject);
        expect([clock, event && subjectOf(clock)?.is(event)]).toEqual([clock, subjectOf(clock) && true]);
        seen.add(clock);
      }
    }
    expect([...seen].sort()).toEqual(
      [
        'admissibility',
        'claim',
        'notice-of-detention',
        'petition',
        'protest',
        'publication',
        'release-or-detain',
      ].sort(),
    );
  });
});
