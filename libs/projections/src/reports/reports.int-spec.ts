import fc from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import { heldIn, sumBuckets } from '#libs/cases';
import { miners, opening } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office } from '../testing/office.ts';
import { CASES, offices } from '../testing/random-log.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import type { ReportRequest, ReportRow } from './report.ts';
import { reportNamed, REPORTS, Reports } from './reports.ts';

const LATER = '2099-01-01';
const ALL: ReportRequest = { asOf: { effective: LATER, known: LATER }, all: true };

describe.each(DATABASES)('The reports on $name', ({ place, runs }) => {
  async function made(models: ReadModelsUnderTest, name: string, request: ReportRequest): Promise<ReportRow[]> {
    const rows: ReportRow[] = [];
    for await (const row of new Reports(models.database).rows(reportNamed(name)!, request)) rows.push(row);
    return rows;
  }
  const total = (rows: readonly ReportRow[], column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);

  it('read no more than a page of events at a time, however many there are of a case, and miss none', async () => {
    const office = new Office();
    const notes = { 'B-1': 3, 'B-2': 1200, 'B-3': 497, 'B-4': 1, 'B-5': 498, 'B-6': 2 };
    for (const [id, count] of Object.entries(notes)) {
      office.give(id, 'OpenCase', opening([miners(1, 20)]), { on: '2025-01-10' });
      for (let number = 0; number < count; number++) office.give(id, 'AddNote', { text: 'x' }, { on: '2025-01-11' });
    }
    const models = await ReadModelsUnderTest.create(undefined, await place());
    await models.tell(office.log);
    let most = 0;
    const counted: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        most = Math.max(most, result.rows.length);
        return result;
      },
    };
    const { database } = models;
    const reports = new Reports(Object.create(database, { reader: { value: database.reader.withPlugin(counted) } }));
    const ids: unknown[] = [];
    for await (const { event_id } of reports.rows(reportNamed('entry-lag')!, ALL)) ids.push(event_id);
    expect(ids).toEqual(office.log.map(({ id }) => id));
    expect(most).toBe(500);
    await models.remove();
  });

  it('have all their columns in every row, and agree with the fold about what is held and what was recorded', async () => {
    await fc.assert(
      fc.asyncProperty(offices(15), async (office) => {
        const models = await ReadModelsUnderTest.create(undefined, await place());
        try {
          await models.tell(office.log);
          for (const { name, columns } of REPORTS)
            for (const row of await made(models, name, ALL))
              expect([name, Object.keys(row)]).toEqual([name, columns.map((column) => column.name)]);
          const lines = CASES.flatMap((caseId) => [...office.file(caseId).state.lines.values()]);
          const held = heldIn(sumBuckets(lines.map(({ buckets }) => buckets)));
          for (const name of ['ageing', 'ageing-summary'])
            expect([name, total(await made(models, name, ALL), 'held')]).toEqual([name, held]);
          // It has a row for each place of a line.
          const places = await made(models, 'inventory', ALL);
          const once = new Map(places.map((row) => [`${row['case_id']}/${row['line']}`, row]));
          expect(total([...once.values()], 'held')).toBe(held);
          const lag = await made(models, 'entry-lag', ALL);
          expect(lag.map(({ event_id }) => event_id).sort()).toEqual(office.log.map(({ id }) => id).sort());
          expect(total(await made(models, 'entry-lag-summary', ALL), 'events')).toBe(office.log.length);
          expect(await made(models, 'entry-lag', { ...ALL, campaign: 'Another' })).toEqual([]);
          expect(await made(models, 'ageing', { ...ALL, port: ['4601'] })).toEqual([]);
          // No port at all is not every port.
          for (const { name } of REPORTS)
            expect([name, await made(models, name, { ...ALL, port: [] })]).toEqual([name, []]);
        } finally {
          await models.remove();
        }
      }),
      { numRuns: runs(10) },
    );
  });
});
