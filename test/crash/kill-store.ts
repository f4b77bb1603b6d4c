import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore, type StoredEvent } from '#libs/event-store';
import { Child } from '../support/child.ts';
import { checkLog } from './check-log.ts';
import type { Tally } from './tally.ts';
import { Writers } from './writers.ts';

/** Longest time under load before a kill, in ms. The moment itself is drawn. */
const LONGEST_LOAD = 300;

/** Kills the embedded event store under concurrent appends, so many times on one folder, and checks its whole log. */
export async function killStore(kills: number): Promise<Tally> {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'killed-store-'));
  const start = () => Child.start('test/crash/store-process.ts', [], { DATA_DIR });
  const rounds: Writers[] = [];
  let acknowledged = 0;
  let child = start();
  try {
    for (let kill = 0; kill < kills; kill++) {
      const writers = new Writers();
      rounds.push(writers);
      acknowledged += await killUnderLoad(child, writers);
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

/** @returns how many appends had been acknowledged in that life of the store. */
async function killUnderLoad(child: Child, writers: Writers): Promise<number> {
  const url = await child.ready();
  const soon = new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LOAD));
  await Promise.all([writers.work(url), soon.then(() => child.end('SIGKILL'))]);
  return writers.sent.filter((append) => append.acknowledged).length;
}

async function wholeLog(url: string): Promise<StoredEvent[]> {
  const store = EventStore.connect(url);
  const log = await Array.fromAsync(store.readAll());
  await store.dispose();
  return log;
}
