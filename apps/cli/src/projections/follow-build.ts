import { setTimeout as sleep } from 'node:timers/promises';
import { listReadModels, type ProjectionDatabase, type StoredBuild } from '#libs/projections';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { progress } from '../output/progress.ts';

const LOOK_EVERY_MS = 500;

/** How long may pass before somebody who waits is told that nobody is at work, in ms. */
export interface Patience {
  /** Until it is begun with. */
  readonly beginMs: number;
  /** Until it is further than it was; making the indexes takes long, at the end. */
  readonly goOnMs: number;
}
const PATIENCE: Patience = { beginMs: 15_000, goOnMs: 120_000 };

/**
 * Shows how far a build is until it is read: asked of the database alone, so whatever becomes of the service is no matter.
 * Rejects when it stops in front of an event, or nobody is at work on it.
 */
export async function followBuild(
  database: ProjectionDatabase,
  { name, generation }: Pick<StoredBuild, 'name' | 'generation'>,
  { beginMs, goOnMs } = PATIENCE,
): Promise<void> {
  const bar = progress(name, 100);
  let shown = 0;
  let last = { at: Date.now(), position: -1n };
  try {
    for (;;) {
      const builds = (await listReadModels(database)).filter((one) => one.name === name);
      const build = builds.find((one) => one.generation === generation);
      if (build?.state === 'read') return;
      if (build === undefined)
        throw new CommandFailed(`Build ${generation} of ${name} was given up for another one.`, EXIT.notOk);
      if (build.poison) {
        const { type, eventId, error } = build.poison;
        throw new CommandFailed(
          `Build ${generation} of ${name} has stopped in front of ${type} ${eventId}: ${error}. What was read before is still read.`,
          EXIT.notOk,
        );
      }
      if (build.position > last.position) last = { at: Date.now(), position: build.position };
      const waited = Date.now() - last.at;
      if (build.state === 'asked for' && waited > beginMs)
        throw new CommandFailed('No service has begun with it yet; it begins when one is started.', EXIT.unreachable);
      if (waited > goOnMs)
        throw new CommandFailed(
          `Build ${generation} of ${name} has not come any further for ${goOnMs / 1_000} s: no service seems to be at work. It goes on from there when one is started; see projections list.`,
          EXIT.unreachable,
        );
      const end = Number(builds.find(({ state }) => state === 'read')?.lastEvent ?? 0n);
      const share = end > 0 ? Math.min(99, Math.max(0, Math.floor((100 * Number(build.position)) / end))) : 0;
      bar.step(share - shown);
      shown = share;
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    bar.done();
  }
}
