let last = 0;

/** Now in 100 ns ticks since the Unix epoch; never twice the same, and never going back. */
export function ticksNow(): bigint {
  const now = Math.round((performance.timeOrigin + performance.now()) * 1000);
  last = now > last ? now : last + 1;
  return BigInt(last) * 10n;
}

/** After opening a file that was written while the clock was ahead: its events stay older than new ones. */
export function notBefore(ticks: bigint): void {
  last = Math.max(last, Number(ticks / 10n));
}
