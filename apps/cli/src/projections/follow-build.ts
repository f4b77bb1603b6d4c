import { setTimeout as sleep } from 'node:timers/promises';
import { listReadModels, type ProjectionDatabase, type StoredBuild } from '#libs/projections';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { progress } from '../output/progress.ts';

const LOOK_EVERY_MS = 500;
/** How long nobody may begin with it before that is said, in ms. */
const NOBODY_BEGINS_MS = 15_000;

/** Shows how far a build is until it is read. Rejects when it stops in front of an event, or nobody begins with it. */
export async function followBuild(
  database: ProjectionDatabase,
  { name, generation }: Pick<StoredBuild, 'name' | 'generation'>,
  head: () => Promise<bigint | undefined>,
): Promise<void> {
  const bar = progress(name, 100);
  const begun = Date.now();
  let shown = 0;
  try {
    for (;;) {
      const build = (await listReadModels(database)).find((one) => one.name === name && one.generation === generation);
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
      if (build.state === 'asked for' && Date.now() - begun > NOBODY_BEGINS_MS)
        throw new CommandFailed('No service has begun with it yet; it begins when one is started.', EXIT.unreachable);
      const end = Number((await head()) ?? 0n);
      const share = end > 0 ? Math.min(99, Math.max(0, Math.floor((100 * Number(build.position)) / end))) : 0;
      bar.step(share - shown);
      shown = share;
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    bar.done();
  }
}
