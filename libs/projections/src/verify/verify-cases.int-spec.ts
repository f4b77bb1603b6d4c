import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { EVENT_TABLE, EVENTS } from '../audit-timeline/event-table.ts';
import { CASE_TABLE, CASES, DOCUMENT_TABLE, DOCUMENTS, NUMBER_TABLE, NUMBERS } from '../case-status/status-tables.ts';
import { DATABASES } from '../testing/databases.ts';
import type { Office } from '../testing/office.ts';
import { offices, threeCases } from '../testing/random-log.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import { everyRow, spoil, spoiling } from '../testing/spoiling.ts';
import { type Difference, differences } from './differences.ts';
import type { Row } from './rows-in-memory.ts';
import { verifyCases } from './verify-cases.ts';

const LOST_CASE = { table: 0, row: 1, how: 'lose', to: 'Z' } as const;

describe.each(DATABASES)('the read models against a fold from zero, on $name', ({ place, runs }) => {
  it('are the same, however the log is cut into batches, whatever was undone and how little is kept in memory', async () => {
    await fc.assert(
      fc.asyncProperty(
        offices(20),
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), failsFirst: fc.boolean() }), { minLength: 1 }),
        fc.constantFrom(1, 12, 1_000),
        async ({ log }, batches, eventsKept) => {
          const models = await ReadModelsUnderTest.create(eventsKept, await place());
          try {
            for (let from = 0, turn = 0; from < log.length; turn++) {
              const { size, failsFirst } = batches[turn % batches.length]!;
              const batch = log.slice(from, from + size);
              if (failsFirst) await models.tellInVain(batch);
              await models.tell(batch);
              from += size;
            }
            expect(await Array.fromAsync(verifyCases(models.database, log))).toEqual([]);
            expect(await stockByMonths(models)).toEqual(await stockNow(models));
          } finally {
            await models.remove();
          }
        },
      ),
      { numRuns: runs(40) },
    );
  });

  describe('that went wrong', () => {
    let models: ReadModelsUnderTest;
    let office: Office;
    beforeEach(async () => {
      office = threeCases();
      models = await ReadModelsUnderTest.create(undefined, await place());
      await models.tell(office.log);
    });
    afterEach(() => models.remove());
    const run = (sql: string) => models.database.write(async ({ db }) => db.executeQuery(CompiledQuery.raw(sql)));

    it('are told apart by row and column', async () => {
      await run(`update ${CASE_TABLE.name} set held = 7 where case_id = 'A-1'`);
      await run(`delete from ${EVENT_TABLE.name} where case_id = 'A-2' and revision = 1`);
      await run(`insert into ${NUMBER_TABLE.name} (case_id, number) values ('A-0', '2025-2801-000999-01')`);
      await run(`insert into ${DOCUMENT_TABLE.name} (case_id, document) values ('A-9', '{}')`);
      expect(await Array.fromAsync(verifyCases(models.database, office.log))).toEqual([
        { table: EVENTS, key: 'A-2/1', problem: 'missing' },
        { table: CASES, key: 'A-1', problem: 'different', column: 'held', expected: 0, found: 7 },
        { table: NUMBERS, key: 'A-0/2025-2801-000999-01', problem: 'surplus' },
        { table: DOCUMENTS, key: 'A-9', problem: 'surplus' },
      ]);
    });
  });

  it('are told apart alike, whatever is wrong and however little of it is in memory at a time', async () => {
    let differing = 0;
    await fc.assert(
      fc.asyncProperty(
        offices(8),
        fc.array(spoiling, { minLength: 1, maxLength: 6 }),
        fc.record({
          cases: fc.constantFrom(1, 2, 200),
          events: fc.constantFrom(1, 7, 5_000),
          page: fc.constantFrom(1, 3),
        }),
        async ({ log }, spoilings, bounds) => {
          const models = await ReadModelsUnderTest.create(undefined, await place());
          try {
            await models.tell(log);
            const right = await everyRow(models.database);
            for (const one of spoilings) await spoil(models.database, one);
            const wrong = await everyRow(models.database);
            const found = await Array.fromAsync(verifyCases(models.database, log, () => undefined, bounds));
            expect(found.map(inShort).sort()).toEqual(inHindsight(right, wrong).map(inShort).sort());
            differing += found.length;
          } finally {
            await models.remove();
          }
        },
      ),
      // The first is none of chance, so that something is surely found: the second of its cases is lost.
      { numRuns: runs(40), examples: [[threeCases(), [LOST_CASE], { cases: 1, events: 1, page: 1 }]] },
    );
    expect(differing).toBeGreaterThan(0);
  });

  it('stop at an event whose predecessor is missing, instead of folding over the gap', async () => {
    const models = await ReadModelsUnderTest.create(undefined, await place());
    const office = threeCases();
    office.give('A-0', 'AddNote', { text: 'Samples taken.' }, { on: '2025-01-11' });
    const { log } = office;
    const own = log.filter(({ stream }) => stream === 'case-A-0');
    await models.tell(own.slice(0, 1));
    await expect(models.tell(own.slice(2))).rejects.toMatchObject({ code: 'CASE_HAS_GAP' });
    await models.remove();
  });
});

const inShort = (difference: Difference) => Object.values(difference).join(' ');

/** The differences as somebody sees them who has all rows before him, as they were and as they are. */
function inHindsight(right: Map<string, Map<string, Row>>, wrong: Map<string, Map<string, Row>>): Difference[] {
  const cases = new Set([...right.get(CASES)!.keys()]);
  const found = new Map<string, Difference>();
  for (const [table, rows] of right) {
    for (const difference of differences(table, rows, wrong.get(table)!)) {
      // A case that the log does not have at all is named once a table.
      const caseId = difference.key.split('/')[0]!;
      const one: Difference = cases.has(caseId) ? difference : { table, key: caseId, problem: 'surplus' };
      found.set(inShort(one), one);
    }
  }
  return [...found.values()];
}

const everyBucket = (row: object | undefined) =>
  Object.fromEntries(
    ['presented', 'detained', 'seized', 'excluded', 'released', 'forfeited', 'exported', 'destroyed', 'lost'].map(
      (bucket) => [bucket, (row as Record<string, number> | undefined)?.[bucket] ?? 0],
    ),
  );

async function stockNow({ queries }: ReadModelsUnderTest): Promise<object> {
  return everyBucket((await queries.statistics([], {}))[0]);
}

async function stockByMonths({ queries }: ReadModelsUnderTest): Promise<object> {
  const months = await queries.statistics(['month'], {});
  const sum = everyBucket(undefined);
  for (const month of months)
    for (const [bucket, units] of Object.entries(everyBucket(month))) sum[bucket] = (sum[bucket] ?? 0) + units;
  return sum;
}
