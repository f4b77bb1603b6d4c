import { apply } from '../case-file/apply.ts';
import { eventsAsOf, stateAsOf } from '../case-file/as-of.ts';
import type { Bucket } from '../case-file/buckets.ts';
import type { Line } from '../case-file/line.ts';
import type { CaseState } from '../case-file/state.ts';
import type { UnitsFrom } from '../case-file/units.ts';
import type { CaseEvent } from '../events/types.ts';

/** Units of a line in a bucket: the numbered ones by their numbers, and how many others. */
interface There {
  readonly numbers: readonly string[];
  readonly others: number;
}

/**
 * Units of each line that have been in a bucket from that instant on, all the while: what was released and came back is not
 * what was there. Of those without a number, as many as were there when the fewest were.
 */
export function unitsThereSince(history: readonly CaseEvent[], since: string, from: Bucket): UnitsFrom[] {
  let state = stateAsOf(history, { effectiveAt: since });
  let kept = thereIn(state, from);
  for (const event of eventsAsOf(history, {})) {
    if (event.effectiveAt <= since) continue;
    state = apply(state, event);
    kept = bothOf(kept, thereIn(state, from));
  }
  return [...kept].flatMap(([line, { numbers, others }]) => {
    const quantity = numbers.length + others;
    if (quantity === 0) return [];
    return [{ line, quantity, from, ...(numbers.length > 0 && { serials: numbers }) }];
  });
}

function thereIn({ lines }: CaseState, bucket: Bucket): Map<number, There> {
  return new Map([...lines].map(([number, line]) => [number, there(line, bucket)]));
}

function there({ buckets, serials }: Line, bucket: Bucket): There {
  const numbers = [...serials].flatMap(([number, at]) => (at === bucket ? [number] : []));
  return { numbers, others: buckets[bucket] - numbers.length };
}

function bothOf(before: ReadonlyMap<number, There>, after: ReadonlyMap<number, There>): Map<number, There> {
  return new Map(
    [...before].map(([line, { numbers, others }]) => {
      const now = after.get(line);
      const still = new Set(now?.numbers);
      return [line, { numbers: numbers.filter((n) => still.has(n)), others: Math.min(others, now?.others ?? 0) }];
    }),
  );
}
