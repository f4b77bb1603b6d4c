import fc from 'fast-check';
import { miners, opening } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office } from '../testing/office.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import type { CaseFilter } from './case-filter.ts';
import { type CaseRow, type CaseSort, listName, SORT_COLUMNS } from './case-list.ts';
import { CursorInvalid } from './cursor-invalid.ts';
import { encodeCursor } from './cursor.ts';

const CASES = 40;
const PORTS = ['2801', '3801', '4701'];
const MODELS = ['Antminer S21', 'Antminer T21', 'Avalon A1566'];
const pick = <T>(from: readonly T[], number: number): T => from[number % from.length]!;

describe.each(DATABASES)('the list of cases, on $name', ({ place }) => {
  let models: ReadModelsUnderTest;

  beforeAll(async () => {
    const office = new Office();
    for (let number = 0; number < CASES; number++) {
      const caseId = `A-${String(number).padStart(3, '0')}`;
      const goods = { model: pick(MODELS, number), manufacturer: number % 3 === 2 ? 'Canaan' : 'Bitmain' };
      const more = { port: pick(PORTS, number), ...(number % 4 === 0 && { campaign: 'Miners' }) };
      office.give(caseId, 'OpenCase', opening([miners(1, 10 + (number % 5), goods)], more), { on: '2025-01-10' });
      const quantity = 5 + (number % 3);
      const units = (from: 'presented' | 'detained') => ({ lines: [{ line: 1, quantity, from }] });
      const on = `2025-01-1${1 + (number % 3)}`;
      if (number % 2 === 0)
        office.give(
          caseId,
          'Detain',
          { ...units('presented'), basis: 'decision' },
          { on, reasonCode: 'agency-request' },
        );
      const permit = { releaseType: 'admissible', authorityReference: 'ADM-1' };
      if (number % 8 === 0) office.give(caseId, 'Release', { ...units('detained'), ...permit }, { on: '2025-02-01' });
    }
    models = await ReadModelsUnderTest.create(undefined, await place());
    await models.tell(office.log);
  });
  afterAll(() => models.remove());

  async function pages(filter: CaseFilter, sort: CaseSort, descending: boolean, limit: number): Promise<CaseRow[]> {
    const all: CaseRow[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await models.queries.list({ filter, sort, descending, limit, ...(cursor && { cursor }) });
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      all.push(...page.rows);
      if (page.next === undefined) return all;
      cursor = page.next;
    }
  }
  const ids = async (filter: CaseFilter) => (await pages(filter, 'caseId', false, 500)).map(({ case_id }) => case_id);

  it('gives every case exactly once, in order, however it is sorted, narrowed and cut into pages', async () => {
    const filters: CaseFilter[] = [
      {},
      { port: ['2801', '4701'] },
      { status: ['Detained', 'None'] },
      { text: 'avalon' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...filters),
        fc.constantFrom(...(Object.keys(SORT_COLUMNS) as CaseSort[])),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        async (filter, sort, descending, limit) => {
          const rows = await pages(filter, sort, descending, limit);
          expect(rows.map(({ case_id }) => case_id).sort()).toEqual(await ids(filter));
          const value = (row: CaseRow) => row[SORT_COLUMNS[sort]];
          for (const [index, row] of rows.entries()) {
            const next = rows[index + 1];
            if (!next || value(next) === null) continue;
            const [a, b] = descending ? [next, row] : [row, next];
            expect(value(a)).not.toBeNull();
            expect(value(a) === value(b) ? a.case_id < b.case_id : value(a)! < value(b)!).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is narrowed by everything at once', async () => {
    const all = await ids({});
    expect(all).toHaveLength(CASES);
    const odd = all.filter((_, number) => number % 2 === 1);
    expect(await ids({ status: ['None'] })).toEqual(odd);
    expect(await ids({ status: ['Released'] })).toEqual(all.filter((_, number) => number % 8 === 0));
    expect(await ids({ posture: ['none'] })).toEqual(all.filter((_, number) => number % 2 === 1 || number % 8 === 0));
    expect(await ids({ campaign: 'Miners', port: ['2801'] })).toEqual(all.filter((_, number) => number % 12 === 0));
    expect(await ids({ port: [] })).toEqual([]);
    expect(await ids({ manufacturer: 'Canaan' })).toEqual(all.filter((_, number) => number % 3 === 2));
    expect(await ids({ manufacturer: 'Bitmain', model: 'Avalon A1566' })).toEqual([]);
    expect(await ids({ heldSinceFrom: '2025-01-12', heldSinceTo: '2025-01-13' })).toEqual(
      all.filter((_, number) => number % 2 === 0 && number % 8 !== 0 && number % 3 === 1),
    );
  });

  it('is narrowed to what is held since a date, as that date begins at the port', async () => {
    const office = new Office();
    // Ten in the evening of the 11th in San Francisco is one in the morning of the 12th in Newark.
    const given = { on: '2025-01-12', effectiveAt: '2025-01-12T06:00:00.000Z', reasonCode: 'agency-request' };
    const detain = { lines: [{ line: 1, quantity: 5 }], basis: 'decision' } as const;
    for (const [id, port] of [
      ['B-1', '2801'],
      ['B-2', '4601'],
    ] as const) {
      office.give(id, 'OpenCase', opening([miners(1, 10)], { port }), { on: '2025-01-10' });
      office.give(id, 'Detain', detain, given);
    }
    const other = await ReadModelsUnderTest.create(undefined, await place());
    await other.tell(office.log);
    const held = async (filter: CaseFilter) =>
      (await other.queries.list({ filter, sort: 'caseId', descending: false, limit: 9 })).rows.map(
        (row) => row.case_id,
      );
    expect(await held({ heldSinceFrom: '2025-01-12' })).toEqual(['B-2']);
    expect(await held({ heldSinceTo: '2025-01-12' })).toEqual(['B-1']);
    expect(await held({ heldSinceFrom: given.effectiveAt })).toEqual(['B-1', 'B-2']);
    expect(await held({ heldSinceTo: given.effectiveAt })).toEqual([]);
    await other.remove();
  });

  it('is narrowed to what is due by a day: a review of what is held, a legal deadline', async () => {
    const rows = await pages({}, 'caseId', false, 50);
    for (const [filter, column] of [
      ['reviewDueBy', 'next_review_on'],
      ['deadlineDueBy', 'next_deadline_on'],
    ] as const) {
      const [first = ''] = rows.flatMap((row) => row[column] ?? []).sort();
      const due = rows.filter((row) => row[column] !== null && row[column] <= first).map(({ case_id }) => case_id);
      expect(due.length).toBeGreaterThan(0);
      expect(await ids({ [filter]: first })).toEqual(due.sort());
      expect(await ids({ [filter]: '2025-01-10' })).toEqual([]);
    }
  });

  it('is searched for words in any case, and for nothing but words', async () => {
    expect(await ids({ text: 'a-00 ANTMINER' })).toEqual([
      'A-000',
      'A-001',
      'A-003',
      'A-004',
      'A-006',
      'A-007',
      'A-009',
    ]);
    expect(await ids({ text: '%' })).toEqual([]);
    expect(await ids({ text: '_' })).toEqual([]);
    expect(await ids({ text: ' ' })).toHaveLength(CASES);
  });

  it('carries the whole case in each row', async () => {
    const [row] = await pages({}, 'caseId', false, 500);
    expect(JSON.parse(row!.document)).toEqual(await models.queries.byId('A-000'));
  });

  it('refuses the cursor of another list, and what is no cursor', async () => {
    const list = { filter: {}, descending: false, limit: 2 };
    const { next } = await models.queries.list({ ...list, sort: 'held' });
    const ask = (cursor: string) => async () => models.queries.list({ ...list, sort: 'heldSince', cursor });
    await expect(ask(next!)).rejects.toBeInstanceOf(CursorInvalid);
    await expect(ask('nonsense')).rejects.toBeInstanceOf(CursorInvalid);
    // As somebody may have made it: what no database compares with the column.
    for (const [sort, value, caseId] of [
      ['held', 'many', 'A-1'],
      ['value', 1e300, 'A-1'],
      ['value', 0.5, 'A-1'],
      ['heldSince', 5, 'A-1'],
      ['caseId', 'A-1', 'A-1\0'],
      ['changedAt', '\0', 'A-1'],
    ] as const) {
      const cursor = encodeCursor(listName(sort, false), { value, caseId });
      await expect((async () => models.queries.list({ ...list, sort, cursor }))()).rejects.toBeInstanceOf(
        CursorInvalid,
      );
    }
  });
});
