import type { TimelineEntry } from '../api/types.ts';

/** Instants at which a case changed, each once, in order: what a slider stops at. */
export function momentsOf(entries: readonly TimelineEntry[], date: 'effectiveAt' | 'recordedAt'): string[] {
  return [...new Set(entries.map((entry) => entry[date]))].sort();
}

/** Place of the last of the instants that is not after the given one; 0 before the first. */
export function placeOf(moments: readonly string[], at: string): number {
  return Math.max(
    0,
    moments.findLastIndex((moment) => moment <= at),
  );
}

/** The value of a field for a local time, of an instant in coordinated universal time, and back. */
export const toField = (instant: string): string => instant.slice(0, 16);
export const fromField = (typed: string): string | undefined => {
  const at = new Date(`${typed}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
