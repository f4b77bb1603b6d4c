import { CASE_STREAM_PREFIX } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import { openDatabase } from '#libs/projections';
import { buildFromZero } from './build-from-zero.ts';
import { fillStore } from './case-log.ts';
import { startStore } from './processes.ts';
import { atLeast, type Row } from './row.ts';

const CASES = 30_000;
const ROUNDS = 3;

/** A rebuild of all read models against a raw read of the same events through the client, in turns. */
export async function rebuild(folder: string): Promise<Row[]> {
  const process = await startStore(`${folder}/rebuild`);
  const store = EventStore.connect(process.url);
  try {
    const { events, position } = await fillStore(store, CASES);
    const raw: number[] = [];
    const built: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      raw.push(events / (await rawRead(store, events)));
      built.push(events / (await buildFromZero(store, position, openDatabase(`${folder}/rebuild-${round}.sqlite`))));
    }
    return [
      atLeast(
        'rebuild of all read models',
        Math.max(...built),
        'events/s',
        'raw filtered $all read',
        Math.max(...raw),
        0.7,
      ),
    ];
  } finally {
    await store.dispose();
    await process.stop();
  }
}

async function rawRead(store: EventStore, events: number): Promise<number> {
  const started = performance.now();
  const subscription = store.subscribe({ streamPrefixes: [CASE_STREAM_PREFIX] });
  for (let seen = 0; seen < events;) {
    for (const message of await subscription.take(1000)) if (message.kind === 'event') seen++;
  }
  subscription.stop();
  return (performance.now() - started) / 1000;
}
