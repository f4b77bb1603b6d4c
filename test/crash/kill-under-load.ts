import { setTimeout as sleep } from 'node:timers/promises';

/** Concurrent work on a process that is about to be killed. */
export interface Load {
  /** Works until the process is gone. Rejects when it is told something that no crash explains. */
  work(): Promise<void>;
  /** Writes acknowledged so far. */
  readonly acknowledged: number;
}

/** A load that does not get on is not waited for longer, in ms. */
const PATIENCE = 20_000;

/**
 * Kills at a moment that is drawn: after up to so many further acknowledgements, however fast the machine is, and then
 * anywhere within the next 25 ms.
 */
export async function killUnderLoad(load: Load, upTo: number, kill: () => Promise<unknown>): Promise<void> {
  const enough = load.acknowledged + 1 + Math.floor(Math.random() * upTo);
  const deadline = performance.now() + PATIENCE;
  const killInTime = async (): Promise<void> => {
    while (load.acknowledged < enough && performance.now() < deadline) await sleep(1);
    await sleep(Math.random() * 25);
    await kill();
  };
  await Promise.all([load.work(), killInTime()]);
}
