import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fillFolder } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { subscribedPerSecond } from './event-store-loads.ts';
import { atMost, type Row } from './row.ts';

const CCT = fileURLToPath(new URL('../../apps/cli/src/main.js', import.meta.url));
const ROUNDS = 7;
const SMALL = 10_000;
const LARGE = 1_000_000;
const CONTENT = { bytes: 200, prefixes: ['case-'] };
const MIB = 1024 * 1024;

/** `cct store serve` on a small log and on a large one: how soon it answers, and what it holds in memory then. */
export async function eventStoreStart(folder: string): Promise<Row[]> {
  const [small, large] = [`${folder}/start-small`, `${folder}/start-large`];
  await fillFolder(small, { events: SMALL, ...CONTENT });
  await fillFolder(large, { events: LARGE, ...CONTENT });
  const starts: { small: Start[]; large: Start[] } = { small: [], large: [] };
  for (let round = 0; round < ROUNDS; round++) {
    starts.small.push(await start(small));
    starts.large.push(await start(large));
  }
  const least = (all: Start[], what: keyof Start): number => Math.min(...all.map((one) => one[what]));
  const ready = least(starts.large, 'readyMs');
  const memory = least(starts.large, 'memory');
  const read = await start(large, LARGE);
  return [
    atMost('start on 1,000,000 events', ready, 'ms', 'half a second', 500, 1),
    atMost('start on 1,000,000 events', ready, 'ms', 'on 10,000', least(starts.small, 'readyMs'), 1.25),
    atMost('memory on 1,000,000 events', memory, 'MiB', 'bound', 150, 1),
    atMost('memory on 1,000,000 events', memory, 'MiB', 'on 10,000', least(starts.small, 'memory'), 1.1),
    atMost('memory after all 1,000,000 events have been read', read.memory, 'MiB', 'bound', 150, 1),
  ];
}

interface Start {
  readonly readyMs: number;
  readonly memory: number;
}

/** From the start of the process until it says that it answers; it then ends, once it has been read from. */
async function start(dataDir: string, toRead = 0): Promise<Start> {
  const started = performance.now();
  const child = spawn(process.execPath, [CCT, 'store', 'serve', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  const readyMs = performance.now() - started;
  if (toRead > 0) {
    const store = EventStore.connect(/esdb:\S+?(?=,)/.exec(line)?.[0] ?? '');
    await subscribedPerSecond(store, 'case-', toRead);
    await store.dispose();
  }
  const pages = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return { readyMs, memory: (pages * 4096) / MIB };
}
