/** One event as a consumer kept it. */
export interface Kept {
  readonly id: string;
  readonly caseId: string;
  readonly sequence: number;
}

/** What a series of kills came to for a consumer. */
export interface Balance {
  readonly kills: number;
  /** Events that were recorded. */
  readonly expected: number;
  /** Events that arrived, repetitions included. */
  readonly received: number;
  /** Recorded events that never arrived. */
  readonly missing: number;
  /** Events that arrived for the first time before one that precedes them in their case. */
  readonly outOfOrder: number;
}

/** Compares what was recorded, by case in its order, with what a consumer kept, in the order in which it came. */
export function balance(
  kills: number,
  recorded: ReadonlyMap<string, readonly string[]>,
  received: readonly Kept[],
): Balance {
  const ours = received.filter(({ caseId }) => recorded.has(caseId));
  const ids = new Set(ours.map(({ id }) => id));
  const expected = [...recorded.values()].flat();
  const next = new Map<string, number>();
  let outOfOrder = 0;
  const seen = new Set<string>();
  for (const { id, caseId, sequence } of ours) {
    if (seen.has(id)) continue;
    seen.add(id);
    const due = next.get(caseId) ?? 0;
    if (sequence !== due || recorded.get(caseId)?.[sequence] !== id) outOfOrder++;
    next.set(caseId, sequence + 1);
  }
  const missing = expected.filter((id) => !ids.has(id)).length;
  return { kills, expected: expected.length, received: ours.length, missing, outOfOrder };
}

/** The one line that the long suite prints. */
export function sayBalance({ kills, expected, received, missing, outOfOrder }: Balance): string {
  return `kills ${kills}, expected ${expected}, received ${received}, missing ${missing}, out of order ${outOfOrder}`;
}

/** How often the long suite kills: `DOWNSTREAM_KILLS`, 100 by default. */
export function killsAsked(): number {
  const kills = Number(process.env['DOWNSTREAM_KILLS'] ?? '100');
  if (Number.isInteger(kills) && kills > 0) return kills;
  throw new Error(`DOWNSTREAM_KILLS must be a whole number above 0 (is ${process.env['DOWNSTREAM_KILLS']}).`);
}
