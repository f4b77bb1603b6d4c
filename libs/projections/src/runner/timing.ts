/** The runner's times, all in ms. Tests shorten them. */
export interface Timing {
  /** First pause after a failure, and the longest. */
  readonly backOffFirstMs: number;
  readonly backOffLongestMs: number;
  /** How often the watchdog asks where the log's head is. */
  readonly watchEveryMs: number;
  /** How long nothing may be heard before the watchdog looks whether something was missed. */
  readonly silenceMs: number;
  /** How often a checkpoint without an event is stored. */
  readonly moveAheadEveryMs: number;
}

export const defaultTiming: Timing = {
  backOffFirstMs: 100,
  backOffLongestMs: 15_000,
  watchEveryMs: 2_000,
  silenceMs: 10_000,
  moveAheadEveryMs: 5_000,
};
