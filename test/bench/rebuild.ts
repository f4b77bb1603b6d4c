import { availableParallelism } from 'node:os';
import { CASE_STREAM_PREFIX } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import { openDatabase } from '#libs/projections';
import { buildFromZero } from './build-from-zero.ts';
import { fillStore } from './case-log.ts';
import { type Measured, startStore } from './processes.ts';
import { atLeast, compared, type Row } from './row.ts';

const CASES = 30_000;
const ROUNDS = 3;

/** A rebuild of all read models against a raw read of the same events through the client, in turns. */
export async function rebuild(folder: string): Promise<Row[]> {
  const server = await startStore(`${folder}/rebuild`);
  const store = EventStore.connect(server.url);
  try {
    const { events, position } = await fillStore(store, CASES);
    const raw: number[] = [];
    const built: number[] = [];
    const spread: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      raw.push(events / (await rawRead(store, events)));
      const before = computed(server);
      built.push(events / (await buildFromZero(store, position, openDatabase(`${folder}/rebuild-${round}.sqlite`))));
      spread.push((events * availableParallelism()) / (computed(server) - before));
    }
    const limit = ['events/s', 'raw filtered $all read', Math.max(...raw)] as const;
    return [
      atLeast('rebuild of all read models', Math.max(...built), ...limit, 0.7),
      compared('  the same work, were it spread over all cores at no cost', Math.max(...spread), ...limit),
    ];
  } finally {
    await store.dispose();
    await server.stop();
  }
}

/** Seconds of processor that the store and this process have used. */
function computed(store: Measured): number {
  const { user, system } = process.cpuUsage();
  return store.computed() + (user + system) / 1_000_000;
}

/** Seconds that the client takes to be given all events of cases, with which nothing is done. */
export async function rawRead(store: EventStore, events: number): Promise<number> {
  const started = performance.now();
  const subscription = store.subscribe({ streamPrefixes: [CASE_STREAM_PREFIX] });
  for (let seen = 0; seen < events;) {
    for (const message of await subscription.take(1000)) if (message.kind === 'event') seen++;
  }
  subscription.stop();
  return (performance.now() - started) / 1000;
}
