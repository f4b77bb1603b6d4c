import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so. Rejects, with what is so instead, when it is not within 15 s. */
export async function until(isSo: () => boolean, otherwise: () => unknown = () => ''): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`It did not come about: ${JSON.stringify(otherwise())}`);
    await sleep(5);
  }
}
