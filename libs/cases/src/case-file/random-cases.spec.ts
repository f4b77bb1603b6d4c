import fc from 'fast-check';
import { caseStanding } from '../status/derive-status.ts';
import { type RandomCase, randomCases, recorded } from '../testing/random-case.ts';
import { stateAsOf } from './as-of.ts';
import { BUCKETS, countedIn } from './buckets.ts';
import { emptyFile, evolve, foldEffective, foldFile } from './case-file.ts';
import { type Line, serialsIn } from './line.ts';

const RUNS = 60;
const always = (holds: (random: RandomCase) => void) => fc.assert(fc.property(randomCases, holds), { numRuns: RUNS });

/** What is wrong with the numbers of a line, in words. */
function faults({ buckets, counted, serials, ...line }: Line): string[] {
  const uneven = countedIn(buckets) === counted ? [] : [`${countedIn(buckets)} units for ${counted} counted`];
  return BUCKETS.reduce((found, bucket) => {
    const numbered = serialsIn({ buckets, counted, serials, ...line }, bucket);
    if (buckets[bucket] < 0) found.push(`${buckets[bucket]} ${bucket}`);
    if (numbered > buckets[bucket]) found.push(`${numbered} numbers for ${buckets[bucket]} ${bucket}`);
    return found;
  }, uneven);
}

describe('A case, whatever was legally recorded of it', () => {
  it('has every unit in exactly one bucket, none less than empty, and no more numbers anywhere than units', () => {
    always(({ steps }) => {
      const states = steps.map((step) => recorded(step).state);
      expect(states.flatMap(({ lines }) => [...lines.values()].flatMap(faults))).toEqual([]);
    });
  });

  it('has each serial number on one line', () => {
    always(({ file }) => {
      const numbers = [...file.state.lines.values()].flatMap(({ serials }) => [...serials.keys()]);
      expect(new Set(numbers).size).toBe(numbers.length);
    });
  });

  it('holds nothing that does not fit', () => {
    always(({ file }) => expect(file.state.anomalies).toEqual([]));
  });

  it('sums its held units and its status up from the buckets of its lines', () => {
    always(({ file }) => {
      const { held, counted, posture } = caseStanding(file.state);
      const lines = [...file.state.lines.values()];
      expect(counted).toBe(lines.reduce((sum, line) => sum + line.counted, 0));
      expect(held === 0).toBe(posture === 'none');
    });
  });
});

describe('A replay', () => {
  it('event by event comes to the same as folding the whole history at once', () => {
    always(({ file }) => {
      let grown = emptyFile(file.caseId);
      for (const event of file.history) {
        grown = evolve(grown, event);
        expect(grown.state).toEqual(foldEffective(grown.history));
      }
    });
  });

  it('may be broken off anywhere and go on from there', () => {
    fc.assert(
      fc.property(randomCases, fc.nat(100), ({ file }, percent) => {
        const cut = Math.floor((file.history.length * percent) / 100);
        const first = foldFile(file.caseId, file.history.slice(0, cut));
        expect(file.history.slice(cut).reduce(evolve, first)).toEqual(file);
        expect(file.history.reduce(evolve, emptyFile(file.caseId))).toEqual(file);
      }),
      { numRuns: RUNS },
    );
  });

  it('as of any recorded moment shows what was recorded by then, and nothing else', () => {
    always(({ file }) => {
      for (const knownAt of new Set(file.history.map(({ recordedAt }) => recordedAt))) {
        const then = file.history.filter(({ recordedAt }) => recordedAt <= knownAt);
        expect(stateAsOf(file.history, { knownAt })).toEqual(foldFile(file.caseId, then).state);
      }
    });
  });

  it('as of any effective moment has every unit in one bucket too', () => {
    always(({ file }) => {
      const moments = new Set(file.history.map(({ effectiveAt }) => effectiveAt));
      const states = [...moments].map((effectiveAt) => stateAsOf(file.history, { effectiveAt }));
      expect(states.flatMap(({ lines }) => [...lines.values()].flatMap(faults))).toEqual([]);
      expect(states.flatMap(({ anomalies }) => anomalies)).toEqual([]);
    });
  });
});
