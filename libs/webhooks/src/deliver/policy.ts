/** How patient deliveries are. */
export interface Policy {
  /** Deliveries to one endpoint at the same time; each of another case. */
  readonly concurrency: number;
  /** For one exchange, in ms. */
  readonly timeoutMs: number;
  /** Attempts at an event before its case is parked. */
  readonly attempts: number;
  /** Pause after the first failure in ms; it grows fourfold with each further one. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Events of failing cases that an endpoint may have waiting before nothing new is read for it. */
  readonly mostWaiting: number;
}

/** Ten attempts over about a day. */
export const POLICY: Policy = {
  concurrency: 16,
  timeoutMs: 10_000,
  attempts: 10,
  firstPauseMs: 5_000,
  longestPauseMs: 6 * 60 * 60_000,
  mostWaiting: 10_000,
};

/**
 * The pause before the next attempt in ms, between half and the whole of what is due, so that endpoints that broke
 * together are not asked together; at least what the endpoint itself asks for, within reason.
 */
export function pauseAfter(
  attempts: number,
  { firstPauseMs, longestPauseMs }: Pick<Policy, 'firstPauseMs' | 'longestPauseMs'>,
  retryAfterSeconds = 0,
  random: () => number = Math.random,
): number {
  const due = Math.min(longestPauseMs, firstPauseMs * 4 ** Math.min(attempts - 1, 20));
  return Math.max(due * (0.5 + random() / 2), Math.min(longestPauseMs, retryAfterSeconds * 1000));
}
