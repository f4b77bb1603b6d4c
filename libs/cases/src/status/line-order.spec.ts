import fc from 'fast-check';
import { foldFile } from '../case-file/case-file.ts';
import type { CaseEvent } from '../events/types.ts';
import { randomCases } from '../testing/random-case.ts';
import { caseStanding, lineStanding } from './derive-status.ts';
import { nextReviewOn } from './next-review.ts';

interface Named {
  readonly line?: number;
  readonly lines?: readonly { readonly line: number }[];
}

/** The same event with its lines under other numbers, and named in the opposite order. */
function renumbered(event: CaseEvent, numberOf: (line: number) => number): CaseEvent {
  const { line, lines } = event.data as Named;
  const data = {
    ...event.data,
    ...(line !== undefined && { line: numberOf(line) }),
    ...(lines && { lines: lines.toReversed().map((units) => ({ ...units, line: numberOf(units.line) })) }),
  };
  return { ...event, data } as CaseEvent;
}

describe('The status of a case', () => {
  it('does not depend on the numbers of its lines, nor on the order in which they are named', () => {
    fc.assert(
      fc.property(randomCases, ({ file }) => {
        const numberOf = (line: number) => 1000 - line;
        const other = foldFile(
          file.caseId,
          file.history.map((event) => renumbered(event, numberOf)),
        );
        expect(caseStanding(other.state)).toEqual(caseStanding(file.state));
        expect(nextReviewOn(other.state)).toBe(nextReviewOn(file.state));
        for (const [number, line] of file.state.lines) {
          const same = other.state.lines.get(numberOf(number));
          expect(same && lineStanding(same)).toEqual(lineStanding(line));
        }
      }),
      { numRuns: 60 },
    );
  });
});
