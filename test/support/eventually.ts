import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until something holds. Rejects with what it is when it does not hold in time. */
export async function eventually(what: string, holds: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  for (const start = performance.now(); performance.now() - start < withinMs;) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`Not within ${withinMs} ms: ${what}`);
}
