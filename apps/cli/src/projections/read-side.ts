import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { isPostgres, openDatabase, type ProjectionDatabase } from '#libs/projections';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { serviceStore } from '../store/service-store.ts';

export interface DataOption {
  readonly data: string;
}

/** The database of the read models of a service, whether it runs or not. */
export async function withDatabase<Result>(
  { data }: DataOption,
  work: (database: ProjectionDatabase) => Promise<Result>,
): Promise<Result> {
  const location = set('DATABASE_URL') ?? join(data, 'read-models.sqlite');
  if (!isPostgres(location) && !existsSync(location))
    throw new CommandFailed(
      `There are no read models in ${data}: name the folder of the service by --data.`,
      EXIT.notFound,
    );
  const database = openDatabase(location);
  try {
    return await work(database);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'DATABASE_UNREACHABLE') throw new CommandFailed(message, EXIT.unreachable);
    if (code === 'NO_SUCH_READ_MODEL') throw new CommandFailed(message, EXIT.notFound);
    if (code === 'OTHER_VERSION_SERVES') throw new CommandFailed(message, EXIT.notOk);
    throw error;
  } finally {
    await database.close();
  }
}

/** Its event store: by EVENTSTORE_URL, through a service that runs on the folder, or served from there meanwhile. */
export async function withStore<Result>(
  { data }: DataOption,
  work: (store: EventStore) => Promise<Result>,
): Promise<Result> {
  const running = set('EVENTSTORE_URL') ?? (await addressOfRunning(data));
  const embedded = running !== undefined ? undefined : await startEmbeddedEventStore({ dataDir: serviceStore(data) });
  const store = EventStore.connect(running ?? embedded!.url);
  try {
    return await work(store);
  } finally {
    await store.dispose();
    await embedded?.stop();
  }
}

/** A variable of the environment; an empty one counts as not set. */
function set(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

/** Where the embedded store of a running service is; a service that was killed leaves an address where nobody answers. */
async function addressOfRunning(data: string): Promise<string | undefined> {
  const file = join(data, 'event-store.url');
  if (!existsSync(file)) return undefined;
  const url = readFileSync(file, 'utf8').trim();
  const store = EventStore.connect(url);
  try {
    await store.ping(1_000);
    return url;
  } catch {
    return undefined;
  } finally {
    await store.dispose();
  }
}
