import { CASE_STREAM_PREFIX, caseStream } from '#libs/cases';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { CaseQueries } from '../queries/case-queries.ts';
import { Projections } from '../runner/projections.ts';
import { miners, opening } from '../testing/case-commands.ts';
import { Office } from '../testing/office.ts';
import { TemporaryDatabase } from '../testing/temporary-database.ts';
import { verifyReadModels } from '../verify/verify-read-models.ts';
import { CasesModel } from './cases-model.ts';

type Server = Awaited<ReturnType<typeof startEmbeddedEventStore>>;

describe('the read models of cases on a real store', () => {
  let server: Server;
  let store: EventStore;
  let folder: TemporaryDatabase;

  beforeEach(async () => {
    server = await startEmbeddedEventStore({ temporary: true });
    store = EventStore.connect(server.url);
    folder = new TemporaryDatabase();
  });
  afterEach(async () => {
    await store.dispose();
    await folder.remove();
    await server.stop();
  });

  /** Opens a case and detains its units; answers the position after which that can be read. */
  async function detained(caseId: string): Promise<bigint> {
    const office = new Office();
    office.give(caseId, 'OpenCase', opening([miners(1, 20)]), { on: '2025-01-10' });
    const units = { lines: [{ line: 1, quantity: 20 }], basis: 'decision' as const };
    office.give(caseId, 'Detain', units, { on: '2025-01-12', reasonCode: 'agency-request' });
    const events = office.log.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
    return (await store.append(caseStream(caseId), events, 'no-stream')).position;
  }

  it('show a write as soon as its position is waited for, go on after a restart, and are what the log says', async () => {
    const first = await detained('A-1');
    for (const [caseId, position] of [['A-1', first] as const, ['A-2', undefined] as const]) {
      const database = folder.open();
      const follow = { source: store, database, models: [new CasesModel()], streamPrefixes: [CASE_STREAM_PREFIX] };
      const projections = await Projections.start(follow);
      expect(await projections.waitFor(position ?? (await detained(caseId)), 10_000)).toBe('reached');
      expect(await new CaseQueries(database).byId(caseId)).toMatchObject({ status: 'Detained', held: 20 });
      await projections.stop();
      expect(await verifyReadModels(store, database)).toEqual([]);
      await database.close();
    }
  });
});
