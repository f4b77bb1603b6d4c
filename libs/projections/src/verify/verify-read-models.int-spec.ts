import { CompiledQuery } from 'kysely';
import { CASE_TABLE, CASES, DOCUMENT_TABLE, DOCUMENTS } from '../case-status/status-tables.ts';
import { miners, opening } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office } from '../testing/office.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import { verifyReadModels, type WholeLog } from './verify-read-models.ts';

describe.each(DATABASES)('verifyReadModels, on $name', ({ place }) => {
  let models: ReadModelsUnderTest;
  let store: WholeLog;
  beforeEach(async () => {
    const office = new Office();
    office.give('A-1', 'OpenCase', opening([miners(1, 20)]), { on: '2025-01-10' });
    models = await ReadModelsUnderTest.create(undefined, await place());
    await models.follow(office.log);
    store = {
      readAll: async function* () {
        yield* office.log;
      },
    };
  });
  afterEach(() => models.remove());
  const spoil = (sql: string) => models.database.write(async ({ db }) => db.executeQuery(CompiledQuery.raw(sql)));

  it('has nothing to say of read models that are what the log says', async () => {
    expect(await verifyReadModels(store, models.database)).toEqual([]);
  });

  it('names the row and the column of every difference, with both values', async () => {
    await spoil(`update ${CASE_TABLE.name} set held = 7, port = '3801' where case_id = 'A-1'`);
    await spoil(`delete from ${DOCUMENT_TABLE.name} where case_id = 'A-1'`);
    await spoil(`insert into ${DOCUMENT_TABLE.name} (case_id, document) values ('A-9', '{}')`);
    expect((await verifyReadModels(store, models.database)).sort()).toEqual([
      `${DOCUMENTS} A-1: the log has it, the read model does not`,
      `${DOCUMENTS} A-9: the read model has it, the log does not`,
      `${CASES} A-1: held is 7, the log says 0`,
      `${CASES} A-1: port is "3801", the log says "2801"`,
    ]);
  });
});
