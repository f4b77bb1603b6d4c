import { AsOfQueries } from '../as-of/as-of-queries.ts';
import type { AsOf } from '../as-of/moment.ts';
import type { Selection } from '../as-of/selection.ts';
import { CASE_VIEWS } from '../cases/cases-model.ts';
import { PROPOSAL_TABLE } from '../proposals/proposal-table.ts';
import type { ReplaySelection } from '../replay/recorded-order.ts';
import { REPORTS, Reports } from '../reports/reports.ts';
import { miners, opening } from '../testing/case-commands.ts';
import { Office } from '../testing/office.ts';
import { type Plan, QueryPlans } from '../testing/query-plans.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import { TemporaryDatabase } from '../testing/temporary-database.ts';
import type { CaseFilter } from './case-filter.ts';
import { type CaseSort, listName, SORT_COLUMNS, sortKind } from './case-list.ts';
import { CaseQueries } from './case-queries.ts';
import { encodeCursor } from './cursor.ts';
import type { ProposalFilter } from './open-proposals.ts';
import { DIMENSIONS, type StatisticsFilter } from './statistics.ts';

/** More lines than are read in one statement, so that the ones for what follows are asked too. */
const CASES = 60;
const LINES = 10;

/** All but what waits: that is taken out again. */
const GROWING = CASE_VIEWS.flatMap(({ tables }) => tables)
  .map(({ name }) => name)
  .filter((name) => name !== PROPOSAL_TABLE.name);

const FILTERS: readonly CaseFilter[] = [
  {},
  { status: ['Detained'] },
  { status: ['None', 'Detained'] },
  { posture: ['detained', 'mixed'] },
  { lifecycle: ['Open'] },
  { port: ['2801'] },
  { port: ['2801', '3801'] },
  { campaign: 'Miners' },
  { agency: 'FCC' },
  { importer: 'Demo Importer A' },
  { manufacturer: 'Bitmain' },
  { model: 'Antminer S21' },
  { manufacturer: 'Bitmain', model: 'Antminer S21' },
  { heldSinceFrom: '2025-01-01' },
  { heldSinceTo: '2025-02-01' },
  { reviewDueBy: '2025-03-01' },
  { deadlineDueBy: '2025-03-01' },
];
const SELECTIONS: readonly Selection[] = [
  ...[{}, { campaign: 'Miners' }, { port: ['2801'] }, { port: ['2801', '3801'] }, { importer: 'Demo Importer A' }],
  ...[{ manufacturer: 'Bitmain' }, { model: 'Antminer S21' }],
];
/** Where a page ends among the cases that have no value to sort by. */
const withoutValue = (sort: CaseSort) => (sort === 'heldSince' || sort === 'nextReviewOn' ? [null] : []);
const DAY: AsOf = { effective: '2025-01-12', known: '2025-01-12' };
const INSTANT: AsOf = { effective: '2025-01-12T00:00:00.000Z', known: '2025-02-12T00:00:00.000Z' };

describe('SQLite', () => {
  const place = new TemporaryDatabase();
  let models: ReadModelsUnderTest;
  let plans: QueryPlans;
  beforeAll(async () => {
    models = await ReadModelsUnderTest.create(undefined, place);
    const office = new Office();
    for (let number = 0; number < CASES; number++) {
      const caseId = `A-${String(number).padStart(3, '0')}`;
      const lines = Array.from({ length: LINES }, (_, index) => miners(index + 1, 10));
      const port = number % 2 ? '2801' : '3801';
      office.give(caseId, 'OpenCase', opening(lines, { port, campaign: 'Miners' }), { on: '2025-01-10' });
      const units = { lines: [{ line: 1, quantity: 10 }] };
      if (number % 3 > 0)
        office.give(
          caseId,
          'Detain',
          { ...units, basis: 'decision' },
          { on: '2025-01-11', reasonCode: 'agency-request' },
        );
      if (number % 3 > 1)
        office.give(
          caseId,
          'AttestStillHeld',
          { ...units, nextReviewOn: '2025-02-11' },
          { on: '2025-01-12', reasonCode: 'periodic-review' },
        );
    }
    await models.tell(office.log);
    plans = new QueryPlans(place.path);
  });
  afterAll(async () => {
    plans.close();
    await models.remove();
  });

  const cases = () => new CaseQueries(plans.database);
  const past = () => new AsOfQueries(plans.database);

  it.each(Object.keys(SORT_COLUMNS) as CaseSort[])(
    'walks an index for a page of cases by %s, and sorts none but those of an importer',
    async (sort) => {
      for (const filter of FILTERS.flatMap((one) => [one, { ...one, port: ['2801'] }, { status: ['None'], ...one }]))
        for (const descending of [false, true])
          for (const value of [
            undefined,
            sortKind(sort) === 'number' ? 5 : '2025-01-11T12:00:00.000Z',
            ...withoutValue(sort),
          ]) {
            const name = listName(sort, descending);
            const cursor = value === undefined ? {} : { cursor: encodeCursor(name, { value, caseId: 'A-010' }) };
            const asked = await plans.of(() => cases().list({ filter, sort, descending, limit: 5, ...cursor }));
            expect(asked.length).toBeGreaterThan(0);
            expect(asked.filter((plan) => readsWhole(plan) && !walksForAPage(plan))).toEqual([]);
            if (filter.importer === undefined) expect(asked.filter(sorts)).toEqual([]);
          }
    },
  );

  it('seeks cases by number, and the events of one by its key', async () => {
    await expectSought(() => cases().byId('A-001'));
    await expectSought(() => cases().find('ZZZ-2500003-8'));
    await expectSought(() => cases().timeline('A-001', 1, 100));
    await expectSought(() => past().exists('A-001'));
  });

  it('looks at what waits only, for proposals', async () => {
    const filters: ProposalFilter[] = [
      ...[{}, { port: ['2801'] }, { port: [] }, { deed: ['Seize'] }, { proposedBefore: '2025-03-01' }],
      ...[{ proposer: 'm.rivera' }, { notProposer: 'm.rivera' }],
    ];
    const cursor = encodeCursor('proposals+', { value: '2025-01-11T12:00:00.000Z', caseId: 'A-010' });
    for (const filter of filters)
      for (const more of [{}, { cursor }]) await expectSought(() => cases().proposals({ filter, limit: 5, ...more }));
  });

  it.each([DAY, INSTANT])('seeks a case, and what differs in it, as of %j', async (asOf) => {
    await expectSought(() => past().caseAsOf('A-001', asOf));
    await expectSought(() => past().caseAsOf('A-001', asOf, true));
    const between = { from: asOf, to: INSTANT };
    await expectSought(() => past().caseDifference('A-001', between));
  });

  it.each(SELECTIONS)('seeks the lines of %j as of any moment by what selects them', async (selection) => {
    for (const asOf of [DAY, INSTANT])
      for (const more of SELECTIONS) {
        const both = { ...more, ...selection };
        await expectSought(() => past().units([], both, asOf));
        const between = { from: asOf, to: INSTANT };
        await expectSought(() => drained(past().differences(both, between)));
      }
  });

  const replayed: ReplaySelection[] = [{}, { caseId: 'A-001' }, { campaign: 'Miners' }, { port: ['2801', '3801'] }];
  it.each(replayed)('goes through the cases of %j in their order for a replay', (selection) =>
    expectSought(() => drained(past().replay(selection, '2025-02-01'))),
  );

  it.each(REPORTS.map((report) => [report.name, report] as const))(
    'goes through cases or lines in their order for the report %s',
    async (name, report) => {
      const reports = new Reports(plans.database);
      for (const asOf of [DAY, INSTANT])
        for (const selection of [{}, { port: ['2801'] }, { campaign: 'Miners' }])
          await expectSought(() => drained(reports.rows(report, { ...selection, asOf, all: true })));
    },
  );

  // The exceptions: each looks at every row once, holds the thread for as long, and says so in the README.
  it('looks at every case for words, which are in no index', async () => {
    for (const sort of Object.keys(SORT_COLUMNS) as CaseSort[]) {
      const request = { filter: { text: 'antminer' }, sort, descending: false, limit: 5 };
      const asked = await plans.of(() => cases().list(request));
      expect(asked.filter((plan) => !sorts(plan))).toEqual([]);
    }
  });

  it('adds up every line for statistics, and reads no other table whole', async () => {
    const filters: StatisticsFilter[] = [
      ...[{}, { campaign: 'Miners' }, { port: ['2801'] }, { manufacturer: 'Bitmain' }, { model: 'Antminer S21' }],
    ];
    for (const by of [[], ...DIMENSIONS.map((one) => [one])])
      for (const filter of filters) {
        const asked = await plans.of(() => cases().statistics(by, filter));
        expect(['case_line', 'line_month']).toEqual(expect.arrayContaining(tablesReadWhole(asked)));
      }
  });

  async function expectSought(ask: () => Promise<unknown>): Promise<void> {
    const asked = await plans.of(ask);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((plan) => readsWhole(plan) && !takesAPageOfAll(plan))).toEqual([]);
  }
});

async function drained(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _row of rows);
}

/** An index that is made for the statement reads the whole table, too. */
function readsWhole({ steps }: Plan): boolean {
  return steps.some((step) => step.includes('AUTOMATIC') || GROWING.some((name) => isScanOf(name, step)));
}

function isScanOf(name: string, step: string): boolean {
  return step === `SCAN ${name}` || step.startsWith(`SCAN ${name} `);
}

function tablesReadWhole(plans: readonly Plan[]): string[] {
  const read = GROWING.filter((name) => plans.some(({ steps }) => steps.some((step) => isScanOf(name, step))));
  return read.map((name) => name.replace(/_v\d+$/, ''));
}

/** In the order of an index that carries what lists are narrowed to, until the page is full. */
function walksForAPage(plan: Plan): boolean {
  return plan.sql.includes(' limit ') && plan.steps.some((step) => step.includes(' INDEX ')) && !sorts(plan);
}

/** The first page of everything: nothing is passed over. */
function takesAPageOfAll(plan: Plan): boolean {
  return walksForAPage(plan) && !plan.sql.includes('where');
}

function sorts({ steps }: Plan): boolean {
  return steps.some((step) => step.includes('TEMP B-TREE'));
}
