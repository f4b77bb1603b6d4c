import { setTimeout as sleep } from 'node:timers/promises';
import type { ProjectionDatabase } from '#libs/projections';

/** How often one that stands by asks whether it may work, in ms. */
const ASK_EVERY_MS = 5_000;

export interface Turns {
  readonly role: string;
  readonly signal: AbortSignal;
  readonly log: { info(text: string): void; warn(text: string): void };
}

/**
 * Works while no other process does, over and over until `signal` aborts. Where nobody shares the database there is nobody to
 * take turns with. `work` is told when its turn is over, and works on only until then.
 */
export async function takeTurns(
  database: Pick<ProjectionDatabase, 'leader'>,
  { role, signal, log }: Turns,
  work: (turn: AbortSignal) => Promise<void>,
): Promise<void> {
  const leader = database.leader?.(role);
  if (leader === undefined) return work(signal);
  while (!signal.aborted) {
    try {
      const leadership = await leader.tryToLead();
      if (leadership !== undefined) {
        log.info(`this process has the turn of the ${role} (epoch ${leadership.epoch})`);
        const over = new AbortController();
        void leadership.lost.then(() => over.abort());
        await work(AbortSignal.any([signal, over.signal]));
      }
    } catch (error) {
      log.warn(`waiting for a turn as ${role}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  await leader.close();
}
