import { join } from 'node:path';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { SqliteDatabase, verifyReadModels } from '#libs/projections';
import { BuiltService } from '../support/built-service.ts';
import { checkCase } from './check-case.ts';
import { killUnderLoad } from './kill-under-load.ts';
import { Officers } from './officers.ts';
import type { Tally } from './tally.ts';

/** Most commands acknowledged under load before a kill. */
const MOST_COMMANDS = 80;

/**
 * Kills the whole service under load, starts it again on the same folder, repeats what was not acknowledged and checks
 * everything through the API; so many times, on one folder. At the end the read models are compared with the log.
 */
export async function killService(kills: number): Promise<Tally> {
  const service = await BuiltService.start();
  const rounds: Officers[] = [];
  let acknowledged = 0;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const officers = new Officers(service);
      rounds.push(officers);
      await officers.prepare();
      await killUnderLoad(officers, MOST_COMMANDS, () => service.kill());
      acknowledged += officers.acknowledged;
      await service.restart();
      await officers.repeat();
      const now = await checkAll(service, [officers]);
      // The sooner it ends, the less there is to look through for the cause.
      if (now.problems.length > 0) return { kills: kill + 1, acknowledged, ...now };
    }
    const end = await checkAll(service, rounds);
    await service.stop();
    return { kills, acknowledged, ...end, problems: [...end.problems, ...(await verified(service.dataDir))] };
  } finally {
    await service.remove();
  }
}

async function checkAll(
  service: BuiltService,
  rounds: readonly Officers[],
): Promise<Pick<Tally, 'lost' | 'duplicated' | 'problems'>> {
  const position = (last: Officers) =>
    last.sent.map(({ acknowledged }) => BigInt(acknowledged?.position ?? 0)).reduce((a, b) => (a > b ? a : b));
  let [lost, duplicated] = [0, 0];
  const problems: string[] = [];
  for (const officers of rounds) {
    for (const caseId of officers.caseIds) {
      const own = officers.sent.filter((command) => command.caseId === caseId);
      const check = await checkCase(service, caseId, own, String(position(officers)));
      lost += check.lost;
      duplicated += check.duplicated;
      problems.push(...check.problems);
    }
  }
  return { lost, duplicated, problems };
}

/** The read models as the service left them, against a fold of its log from zero. */
async function verified(dataDir: string): Promise<string[]> {
  const embedded = await startEmbeddedEventStore({ dataDir: join(dataDir, 'event-store') });
  const store = EventStore.connect(embedded.url);
  const database = SqliteDatabase.open(join(dataDir, 'read-models.sqlite'));
  try {
    return await verifyReadModels(store, database);
  } finally {
    await database.close();
    await store.dispose();
    await embedded.stop();
  }
}
