let last = 0n;

/** Now in 100 ns ticks since the Unix epoch; never twice the same, and never going back. */
export function ticksNow(): bigint {
  const now = BigInt(Date.now()) * 10_000n;
  last = now > last ? now : last + 1n;
  return last;
}
