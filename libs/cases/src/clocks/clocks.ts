import type { Clock } from './clock.ts';
import { DETENTION_CLOCKS } from './detention-clocks.ts';
import { SEIZURE_CLOCKS } from './seizure-clocks.ts';

/** Version of the table; recorded with every date that is computed from it. */
export const CLOCKS_VERSION = '2025-01';

/** The table of the domain reference, section 6, but for the one row that is no date: see storage-ratio.ts. */
export const CLOCKS: readonly Clock[] = [...DETENTION_CLOCKS, ...SEIZURE_CLOCKS];

const BY_CODE = new Map(CLOCKS.map((clock) => [clock.code, clock]));

export function knownClocks(): string[] {
  return [...BY_CODE.keys()];
}

export function isClock(code: string): boolean {
  return BY_CODE.has(code);
}

/** A clock named by our own code; check what came from outside with `isClock` first. */
export function clockOf(code: string): Clock {
  const clock = BY_CODE.get(code);
  if (!clock) throw new RangeError(`There is no clock ${code}.`);
  return clock;
}
