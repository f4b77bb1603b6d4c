import { apply, BUCKETS, type CaseFile, inEffectiveOrder, localDate, NOTHING_YET } from '#libs/cases';
import { into, type MonthRow, outOf } from './month-table.ts';

/**
 * The months of a case: its valid events folded in the order in which they took effect, each counted by what it really
 * moved. So a late entry, an annulment and a corrected count stand in the month in which they belong.
 */
export function monthRows({ caseId, history }: CaseFile): MonthRow[] {
  const months = new Map<string, MonthRow>();
  let state = NOTHING_YET;
  for (const event of inEffectiveOrder(history)) {
    const next = apply(state, event);
    if (next.lines !== state.lines) {
      const month = localDate(event.effectiveAt, next.opened?.port).slice(0, 7);
      for (const [number, line] of next.lines) {
        const before = state.lines.get(number)?.buckets;
        // A recount that found as many as before moves nothing, and is no change of its month.
        if (BUCKETS.every((bucket) => line.buckets[bucket] === (before?.[bucket] ?? 0))) continue;
        const key = `${number} ${month}`;
        const row = months.get(key) ?? { ...NO_UNITS, case_id: caseId, line: number, month };
        for (const bucket of BUCKETS) {
          const moved = line.buckets[bucket] - (before?.[bucket] ?? 0);
          if (moved > 0) row[into(bucket)] += moved;
          else row[outOf(bucket)] -= moved;
        }
        months.set(key, row);
      }
    }
    state = next;
  }
  return [...months.values()];
}

const NO_UNITS = Object.fromEntries(
  BUCKETS.flatMap((bucket) => [into(bucket), outOf(bucket)]).map((name) => [name, 0]),
) as Pick<MonthRow, `${(typeof BUCKETS)[number]}_${'in' | 'out'}`>;
