import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore, type StoredEvent } from '#libs/event-store';
import { Child } from '../support/child.ts';
import { checkLog } from './check-log.ts';
import { killUnderLoad } from './kill-under-load.ts';
import type { Tally } from './tally.ts';
import { Writers } from './writers.ts';

/** Most appends acknowledged before a kill. */
const MOST_APPENDS = 300;

/** Kills the embedded event store under concurrent appends, so many times on one folder, and checks its whole log. */
export async function killStore(kills: number): Promise<Tally> {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'killed-store-'));
  const start = () => Child.start('test/crash/store-process.ts', [], { DATA_DIR });
  const rounds: Writers[] = [];
  let acknowledged = 0;
  let child = start();
  try {
    for (let kill = 0; kill < kills; kill++) {
      const writers = new Writers(await child.ready());
      rounds.push(writers);
      await killUnderLoad(writers, MOST_APPENDS, () => child.end('SIGKILL'));
      acknowledged += writers.acknowledged;
      child = start();
      await writers.repeat(await child.ready());
    }
    const log = await wholeLog(await child.ready());
    const sent = rounds.flatMap((writers) => writers.sent);
    const seen = rounds.flatMap((writers) => writers.seen);
    return { kills, acknowledged, ...checkLog(log, sent, seen) };
  } finally {
    await child.end('SIGTERM');
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
}

async function wholeLog(url: string): Promise<StoredEvent[]> {
  const store = EventStore.connect(url);
  const log: StoredEvent[] = [];
  for await (const event of store.readAll()) log.push(event);
  await store.dispose();
  return log;
}
