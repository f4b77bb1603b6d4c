/**
 * A place in the store's global log. Commit and prepare are 64-bit; they are equal on every event that a current server
 * writes, and kept apart because a filtered checkpoint may name a pair of which only both together are a valid place.
 */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Where a stream read carries no position (servers before 22.6): never a valid place, older than every event. */
export const UNKNOWN_POSITION = -1n;

/** The place of an event of which only the commit position was kept. */
export function atCommit(commit: bigint): LogPosition {
  return { commit, prepare: commit };
}

/** True when `a` lies strictly after `b`; nothing (`undefined`) lies before everything. */
export function isAfter(a: LogPosition, b: LogPosition | undefined): boolean {
  return b === undefined || a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare);
}
