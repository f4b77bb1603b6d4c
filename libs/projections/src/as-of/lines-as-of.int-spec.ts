import fc from 'fast-check';
import { endOfDate, type Line, lineReviewOn, lineStanding, stateAsOf } from '#libs/cases';
import type { CaseState, Moment } from '#libs/cases';
import { caseReader } from '../queries/reader.ts';
import { miners, opening } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office } from '../testing/office.ts';
import { CASES, offices } from '../testing/random-log.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import { caseDifference, differences } from './differences.ts';
import { type LineAsOf, linesAsOf } from './lines-as-of.ts';
import type { AsOf } from './moment.ts';
import type { Selection } from './selection.ts';

async function asOf(models: ReadModelsUnderTest, moment: AsOf, selection: Selection = {}): Promise<LineAsOf[]> {
  const pages: LineAsOf[][] = [];
  for await (const page of linesAsOf(caseReader(models.database), selection, moment)) pages.push([...page]);
  return pages.flat();
}

/** What a row says of a line, in the words of the domain. */
function said(row: LineAsOf): object {
  const { presented, detained, seized, excluded, released, forfeited, exported, destroyed, lost } = row;
  return {
    place: `${row.case_id}/${row.line}`,
    goods: `${row.manufacturer} ${row.model} ${row.unit_value} ${row.currency}`,
    status: row.status,
    counted: row.counted,
    held: row.held,
    heldSince: row.held_since,
    reviewOn: row.next_review_on,
    attested: row.attested,
    latest: [row.latest, row.latest_at],
    buckets: { presented, detained, seized, excluded, released, forfeited, exported, destroyed, lost },
  };
}

function folded(caseId: string, state: CaseState, line: Line): object {
  const { status, counted, held, heldSince, buckets } = lineStanding(line);
  const { manufacturer, model, unitValue } = line.facts;
  return {
    place: `${caseId}/${line.facts.line}`,
    goods: `${manufacturer} ${model} ${unitValue.amount} ${unitValue.currency}`,
    status: status ?? null,
    counted,
    held,
    heldSince: heldSince ?? null,
    reviewOn: lineReviewOn(state, line) ?? null,
    attested: line.attested?.quantity ?? null,
    latest: [line.latest?.type ?? null, line.latest?.effectiveAt ?? null],
    buckets,
  };
}

function plainFold(office: Office, moment: Moment): object[] {
  return CASES.flatMap((caseId) => {
    const state = stateAsOf(office.file(caseId).history, moment);
    return [...state.lines.values()]
      .sort((a, b) => a.facts.line - b.facts.line)
      .map((line) => folded(caseId, state, line));
  });
}

describe.each(DATABASES)('Lines as of two times, on $name', ({ place, runs }) => {
  it('are at every effective and every recorded moment what a plain fold of the events known by then comes to', async () => {
    await fc.assert(
      fc.asyncProperty(offices(4), fc.integer({ min: 1, max: 12 }), async (office, size) => {
        const models = await ReadModelsUnderTest.create(undefined, await place());
        try {
          for (let from = 0; from < office.log.length; from += size)
            await models.tell(office.log.slice(from, from + size));
          const events = CASES.flatMap((caseId) => office.file(caseId).history);
          const effective = new Set(events.map(({ effectiveAt }) => effectiveAt));
          const known = new Set(events.map(({ recordedAt }) => recordedAt));
          for (const effectiveAt of effective)
            for (const knownAt of known) {
              const rows = await asOf(models, { effective: effectiveAt, known: knownAt });
              expect(rows.map(said)).toEqual(plainFold(office, { effectiveAt, knownAt }));
            }
        } finally {
          await models.remove();
        }
      }),
      { numRuns: runs(20) },
    );
  });

  describe('of a selection', () => {
    let models: ReadModelsUnderTest;
    beforeAll(async () => {
      const office = new Office();
      const open = (id: string, model: string, port: string, campaign: string) => {
        office.give(id, 'OpenCase', opening([miners(1, 20, { model })], { port, campaign }), { on: '2025-01-10' });
      };
      open('B-1', 'Antminer S21', '2801', 'Miners');
      open('B-2', 'Antminer T21', '2801', 'Miners');
      open('B-3', 'Antminer S21', '4601', 'Other');
      models = await ReadModelsUnderTest.create(undefined, await place());
      await models.tell(office.log);
    });
    afterAll(() => models.remove());
    const ids = async (selection: Selection, moment: AsOf) =>
      (await asOf(models, moment, selection)).map(({ case_id }) => case_id);

    it('are those that match all that is asked for', async () => {
      const then: AsOf = { effective: '2025-01-11', known: '2025-01-11' };
      expect(await ids({}, then)).toEqual(['B-1', 'B-2', 'B-3']);
      expect(await ids({ campaign: 'Miners' }, then)).toEqual(['B-1', 'B-2']);
      expect(await ids({ model: 'Antminer S21', port: ['2801'] }, then)).toEqual(['B-1']);
      expect(await ids({ importer: 'Demo Importer A', manufacturer: 'Bitmain' }, then)).toHaveLength(3);
      expect(await ids({ importer: 'Nobody' }, then)).toEqual([]);
    });

    it('are, for a date, those of the end of that date at each port', async () => {
      const office = new Office();
      for (const [id, port] of [
        ['C-1', '2801'],
        ['C-2', '4601'],
      ] as const) {
        office.give(id, 'OpenCase', opening([miners(1, 20)], { port }), {
          on: '2025-01-15',
          effectiveAt: '2025-01-14T06:00:00.000Z',
        });
      }
      const other = await ReadModelsUnderTest.create(undefined, await place());
      await other.tell(office.log);
      const rows = await asOf(other, { effective: '2025-01-13', known: endOfDate('2025-02-01', undefined) });
      // Six in the morning in UTC is still the day before in San Francisco, and not in Newark.
      expect(rows.map(({ case_id }) => case_id)).toEqual(['C-1']);
      await other.remove();
    });

    it('are told of each case once where they differ, in the order of the cases, however many there are', async () => {
      const office = new Office();
      const lines = Array.from({ length: 90 }, (_, index) => miners(index + 1, 1));
      const ids = Array.from({ length: 7 }, (_, index) => `E-${index}`);
      for (const id of ids)
        office.give(id, 'OpenCase', opening(lines), { on: id === 'E-0' ? '2025-01-11' : '2025-01-10' });
      const detained = lines.map(({ line }) => ({ line, quantity: 1 }));
      const detain = { lines: detained, basis: 'decision' } as const;
      for (const id of ids) office.give(id, 'Detain', detain, { on: '2025-01-12', reasonCode: 'agency-request' });
      const other = await ReadModelsUnderTest.create(undefined, await place());
      await other.tell(office.log);
      const at = (date: string): AsOf => ({ effective: date, known: date });
      const found: (readonly [string, number])[] = [];
      const reader = caseReader(other.database);
      for await (const one of differences(reader, {}, { from: at('2025-01-12'), to: at('2025-01-10') }))
        found.push([one.caseId, one.lines.length]);
      expect(found).toEqual(ids.map((id) => [id, 90]));
      await other.remove();
    });

    it('let others have a turn between two cases that differ', async () => {
      const office = new Office();
      const ids = Array.from({ length: 5 }, (_, index) => `F-${index}`);
      for (const id of ids) office.give(id, 'OpenCase', opening([miners(1, 1)]), { on: '2025-01-10' });
      const other = await ReadModelsUnderTest.create(undefined, await place());
      await other.tell(office.log);
      // As if each step took long, so that none depends on how fast the machine is.
      let clock = 0;
      const slow = jest.spyOn(performance, 'now').mockImplementation(() => (clock += 1000));
      let turns = 0;
      let working = true;
      const turn = (): void => {
        turns++;
        if (working) setImmediate(turn);
      };
      setImmediate(turn);
      const seen: number[] = [];
      const [from, to] = ['2025-01-01', '2025-02-01'].map((date): AsOf => ({ effective: date, known: date }));
      for await (const _one of differences(caseReader(other.database), {}, { from: from!, to: to! })) seen.push(turns);
      working = false;
      slow.mockRestore();
      expect(seen).toHaveLength(ids.length);
      expect(new Set(seen).size).toBe(ids.length);
      await other.remove();
    });

    it('stand in their order where they differ between two points, those too that are no more at the second', async () => {
      const office = new Office();
      office.give('D-1', 'OpenCase', opening([miners(1, 20), miners(3, 20)]), { on: '2025-01-10' });
      office.give('D-1', 'AddLines', { lines: [miners(2, 20)] }, { on: '2025-01-11' });
      const detained = [1, 2, 3].map((line) => ({ line, quantity: 5 }));
      const detain = { lines: detained, basis: 'decision' } as const;
      office.give('D-1', 'Detain', detain, { on: '2025-01-12', reasonCode: 'agency-request' });
      const other = await ReadModelsUnderTest.create(undefined, await place());
      await other.tell(office.log);
      const at = (date: string): AsOf => ({ effective: date, known: date });
      const between = { from: at('2025-01-12'), to: at('2025-01-10') };
      const found = await caseDifference(caseReader(other.database), 'D-1', between);
      expect(found?.lines.map(({ line, after }) => [line, after !== undefined])).toEqual([
        [1, true],
        [2, false],
        [3, true],
      ]);
      await other.remove();
    });
  });
});
