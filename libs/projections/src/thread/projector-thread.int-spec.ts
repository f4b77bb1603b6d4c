import { caseStream } from '#libs/cases';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import type { SqliteDatabase } from '../database/sqlite-database.ts';
import { CaseQueries } from '../queries/case-queries.ts';
import { miners, opening } from '../testing/case-commands.ts';
import { Office } from '../testing/office.ts';
import { TemporaryDatabase } from '../testing/temporary-database.ts';
import { until } from '../testing/until.ts';
import { verifyReadModels } from '../verify/verify-read-models.ts';
import { ProjectorThread } from './projector-thread.ts';

describe('the thread that keeps the read models level', () => {
  let server: Awaited<ReturnType<typeof startEmbeddedEventStore>>;
  let store: EventStore;
  let folder: TemporaryDatabase;
  let database: SqliteDatabase;
  let thread: ProjectorThread | undefined;

  beforeEach(async () => {
    server = await startEmbeddedEventStore({ temporary: true });
    store = EventStore.connect(server.url);
    folder = new TemporaryDatabase();
    database = folder.open();
  });
  afterEach(async () => {
    await thread?.stop();
    await database.close();
    await store.dispose();
    await folder.remove();
    await server.stop();
  });

  const start = async (location = folder.path): Promise<ProjectorThread> =>
    (thread = await ProjectorThread.start({ storeUrl: server.url, database: location }));

  async function opened(caseId: string): Promise<bigint> {
    const office = new Office();
    office.give(caseId, 'OpenCase', opening([miners(1, 20)]), { on: '2025-01-10' });
    const events = office.log.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
    return (await store.append(caseStream(caseId), events, 'no-stream')).position;
  }

  it('shows a write as soon as its position is waited for, and says how far it is', async () => {
    const projector = await start();
    const position = await opened('A-1');
    expect(await projector.waitFor(position, 10_000)).toBe('reached');
    expect(await new CaseQueries(database).byId('A-1')).toMatchObject({ counted: 20 });
    await until('it is live', () => projector.status().phase === 'live');
    expect(projector.status()).toMatchObject({ position, lagMs: 0, applied: 2, models: [{ name: 'cases' }] });
  });

  it('goes on behind what it had committed when it is started again, and misses nothing', async () => {
    const first = await start();
    await first.waitFor(await opened('A-1'), 10_000);
    await first.stop();
    const position = await opened('A-2');
    expect(await (await start()).waitFor(position, 10_000)).toBe('reached');
    await thread!.stop();
    expect(await verifyReadModels(store, database)).toEqual([]);
  });

  it('ends at once when it is asked to, twice as well', async () => {
    const projector = await start();
    await projector.stop();
    await projector.stop();
    expect(await projector.waitFor(await opened('A-3'), 10_000)).toBe('stopped');
  });

  it('says why when the database cannot be opened', async () => {
    await expect(start(`${folder.path}/read-models.sqlite`)).rejects.toThrow(/ENOTDIR|EEXIST|not a directory/);
  });
});
