import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; fails after two seconds, naming what it waited for. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 2_000;) {
    if (await holds()) return;
    await sleep(2);
  }
  throw new Error(`waited in vain until ${what}`);
}
