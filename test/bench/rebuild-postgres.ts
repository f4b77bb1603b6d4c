import { EventStore } from '#libs/event-store';
import { openDatabase } from '#libs/projections';
import { SharedDatabase } from '../support/shared-database.ts';
import { buildFromZero } from './build-from-zero.ts';
import { fillStore } from './case-log.ts';
import { Copied } from './copied.ts';
import { startPostgres } from './postgres.ts';
import { startStore } from './processes.ts';
import { rawRead } from './rebuild.ts';
import { atLeast, compared, type Row } from './row.ts';

const CASES = 30_000;
const ROUNDS = 3;

/**
 * A rebuild of all read models on PostgreSQL against a COPY of the very rows that come of it, in turns. Both write to
 * tables that have their primary keys; the other indexes are made later.
 */
export async function rebuildPostgres(folder: string): Promise<Row[]> {
  const server = startPostgres();
  if (server === undefined) {
    process.stdout.write('rebuild on PostgreSQL: not measured, since there is no PostgreSQL here (see above)\n');
    return [];
  }
  const storeProcess = await startStore(`${folder}/rebuild-postgres`);
  const store = EventStore.connect(storeProcess.url);
  try {
    const { events, position } = await fillStore(store, CASES);
    const built: number[] = [];
    const copied: number[] = [];
    const read: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const schema = await SharedDatabase.in(server.url);
      built.push(events / (await buildFromZero(store, position, openDatabase(schema.url))));
      read.push(events / (await rawRead(store, events)));
      const rows = await Copied.from(schema.url);
      await schema.remove();
      const empty = await SharedDatabase.in(server.url);
      copied.push(events / (await rows.into(empty.url)));
      await empty.remove();
    }
    const limit = ['events/s', 'COPY of the same rows', Math.max(...copied)] as const;
    return [
      atLeast('rebuild of all read models on PostgreSQL', Math.max(...built), ...limit, 0.5),
      compared('  a raw read of the events, with nothing folded or written', Math.max(...read), ...limit),
    ];
  } finally {
    await store.dispose();
    await storeProcess.stop();
    server.stop();
  }
}
