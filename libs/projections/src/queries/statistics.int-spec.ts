import { miners, opening } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office } from '../testing/office.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';

describe.each(DATABASES)('statistics, on $name', ({ place }) => {
  let office: Office;
  let models: ReadModelsUnderTest;

  beforeEach(async () => {
    office = new Office();
    models = await ReadModelsUnderTest.create(undefined, await place());
  });
  afterEach(() => models.remove());

  const open = (caseId: string, port: string, ...lines: ReturnType<typeof miners>[]) =>
    office.give(caseId, 'OpenCase', opening(lines, { port, campaign: 'Miners' }), { on: '2025-01-10' });
  const detain = (caseId: string, quantity: number, on: string, more: object = {}) =>
    office.give(
      caseId,
      'Detain',
      { lines: [{ line: 1, quantity, from: 'presented' }], basis: 'decision' },
      { on, reasonCode: 'agency-request', ...more },
    );
  const release = (caseId: string, quantity: number, on: string) =>
    office.give(
      caseId,
      'Release',
      { lines: [{ line: 1, quantity, from: 'detained' }], releaseType: 'admissible', authorityReference: 'ADM-1' },
      { on },
    );
  const statistics = async (...args: Parameters<typeof models.queries.statistics>) => {
    await models.follow(office.log);
    return models.queries.statistics(...args);
  };

  it('say where units are now and what they are worth, by what is asked for', async () => {
    open('A-1', '2801', miners(1, 100), miners(2, 50, { model: 'Antminer T21' }));
    open('A-2', '3801', miners(1, 30));
    detain('A-1', 60, '2025-01-12');
    expect(await statistics(['port', 'model'], { campaign: 'Miners' })).toMatchObject([
      { port: '2801', model: 'Antminer S21', cases: 1, lines: 1, counted: 100, held: 60, detained: 60, presented: 40 },
      { port: '2801', model: 'Antminer T21', counted: 50, held: 0 },
      { port: '3801', model: 'Antminer S21', counted: 30, value: { counted: { USD: 9_600_000 }, held: { USD: 0 } } },
    ]);
    expect(await statistics([], { port: ['2801'] })).toMatchObject([{ cases: 1, lines: 2, counted: 150 }]);
    expect(await statistics([], { port: ['2801', '3801'] })).toMatchObject([{ cases: 2, counted: 180 }]);
    expect(await statistics([], { campaign: 'Another' })).toEqual([]);
  });

  it('never add up money of different currencies', async () => {
    const unitValue = { amount: 100, currency: 'EUR', basis: 'entered' as const };
    open('A-1', '2801', miners(1, 10), miners(2, 5, { unitValue }));
    expect(await statistics(['port'], {})).toMatchObject([
      { cases: 1, counted: 15, value: { counted: { USD: 3_200_000, EUR: 500 }, held: { USD: 0, EUR: 0 } } },
    ]);
  });

  it('by month say what came and what left, in the month of the port in which it took effect', async () => {
    open('A-1', '2801', miners(1, 100));
    detain('A-1', 80, '2025-01-12');
    release('A-1', 30, '2025-02-03');
    detain('A-1', 20, '2025-02-05');
    expect(await statistics(['month'], {})).toMatchObject([
      { month: '2025-01', detained: 80, presented: 20, in: { presented: 100, detained: 80 }, out: { presented: 80 } },
      { month: '2025-02', detained: -10, in: { detained: 20, released: 30 }, out: { detained: 30, presented: 20 } },
    ]);
  });

  it('move to the right month with a late entry, and leave the month of an annulled one', async () => {
    open('A-1', '2801', miners(1, 100));
    await statistics(['month'], {});
    // Late on the evening of 31 January in San Francisco, where it is February in UTC already.
    const late = { effectiveAt: '2025-02-01T05:00:00.000Z', lateReason: 'Found in the paper file.' };
    const [entered] = detain('A-1', 40, '2025-03-10', late);
    expect(await statistics(['month'], {})).toMatchObject([{ month: '2025-01', in: { detained: 40 } }]);
    office.annul('A-1', [entered!.id], '2025-03-11');
    expect(await statistics(['month'], {})).toMatchObject([{ month: '2025-01', in: { detained: 0, presented: 100 } }]);
  });

  it('by month have nothing of a recount that found as many as before', async () => {
    open('A-1', '2801', miners(1, 100));
    const recount = { line: 1, counted: 100 };
    office.give('A-1', 'CorrectQuantity', recount, { on: '2025-02-10', reasonCode: 'miscount' });
    expect(await statistics(['month'], {})).toMatchObject([{ month: '2025-01', cases: 1, presented: 100 }]);
  });

  it('count a recount where it was made', async () => {
    open('A-1', '2801', miners(1, 100));
    const recount = { line: 1, counted: 97 };
    office.give('A-1', 'CorrectQuantity', recount, { on: '2025-02-10', reasonCode: 'miscount' });
    expect(await statistics(['month'], {})).toMatchObject([
      { month: '2025-01', presented: 100 },
      { month: '2025-02', presented: -3, out: { presented: 3 } },
    ]);
  });
});
