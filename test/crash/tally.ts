/** What a series of crashes came to. */
export interface Tally {
  /** Times the process was killed. */
  readonly kills: number;
  /** Writes that had been acknowledged when the process that acknowledged them was killed. */
  readonly acknowledged: number;
  /** Acknowledged writes that were not there, or not whole, afterwards. */
  readonly lost: number;
  /** Writes that were there more than once, whether acknowledged or repeated after the crash. */
  readonly duplicated: number;
  /** Everything that is not as it should be, a line each; empty when nothing is wrong. */
  readonly problems: readonly string[];
}

/** The one line that the long suite prints. */
export function sayTally({ kills, acknowledged, lost, duplicated }: Tally): string {
  return `kills ${kills}, acknowledged ${acknowledged}, lost ${lost}, duplicated ${duplicated}`;
}

/** How often the long suite kills: `CRASH_KILLS`, 100 by default. */
export function killsAsked(): number {
  const kills = Number(process.env['CRASH_KILLS'] ?? '100');
  if (Number.isInteger(kills) && kills > 0) return kills;
  throw new Error(`CRASH_KILLS must be a whole number above 0 (is ${process.env['CRASH_KILLS']}).`);
}
