import { CASE_STREAM_PREFIX } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import { CasesModel, Projections, SqliteDatabase } from '#libs/projections';
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
      built.push(events / (await buildFromZero(store, position, `${folder}/rebuild-${round}.sqlite`)));
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

async function buildFromZero(source: EventStore, position: bigint, file: string): Promise<number> {
  const database = SqliteDatabase.open(file);
  const started = performance.now();
  const projections = await Projections.start({
    source,
    database,
    models: [new CasesModel()],
    streamPrefixes: [CASE_STREAM_PREFIX],
  });
  const outcome = await projections.waitFor(position, 600_000);
  const seconds = (performance.now() - started) / 1000;
  await projections.stop();
  await database.close();
  if (outcome !== 'reached') throw new Error(`The rebuild ended with ${outcome}.`);
  return seconds;
}
