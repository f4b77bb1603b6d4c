import type { Bucket } from '../case-file/buckets.ts';
import type { Line } from '../case-file/line.ts';
import type { CaseState } from '../case-file/state.ts';
import type { UnitsFrom } from '../case-file/units.ts';

/** Units of each line that were in a bucket then and are in it now; numbered ones by their numbers. */
export function unitsLeft(now: CaseState, then: CaseState, from: Bucket): UnitsFrom[] {
  return [...now.lines].flatMap(([line, { buckets, serials }]) => {
    const before = then.lines.get(line);
    const quantity = Math.min(buckets[from], before?.buckets[from] ?? 0);
    if (before === undefined || quantity === 0) return [];
    const numbers = numbersIn(serials, from).filter((number) => before.serials.get(number) === from);
    return [{ line, quantity, from, ...(numbers.length > 0 && { serials: numbers }) }];
  });
}

function numbersIn(serials: Line['serials'], bucket: Bucket): string[] {
  return [...serials].flatMap(([number, at]) => (at === bucket ? [number] : []));
}
