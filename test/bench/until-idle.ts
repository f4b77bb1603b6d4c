import { setTimeout as sleep } from 'node:timers/promises';
import type { Measured } from './processes.ts';

const LOOK_MS = 2_000;
/** The share of one core that counts as nothing. */
const IDLE = 0.05;
const LOOKS = 2;

/** Waits until a process has nothing left to do: read models, published events and the tree of proofs are level with the log. */
export async function untilIdle(one: Measured): Promise<void> {
  for (let idle = 0; idle < LOOKS;) {
    const before = one.computed();
    await sleep(LOOK_MS);
    idle = one.computed() - before < (IDLE * LOOK_MS) / 1000 ? idle + 1 : 0;
  }
}
