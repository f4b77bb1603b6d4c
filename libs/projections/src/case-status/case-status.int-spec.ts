import { miners, opening, REMISSION, SEIZURE } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office, SUPERVISOR } from '../testing/office.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';

describe.each(DATABASES)('the status of a case, on $name', ({ place }) => {
  let office: Office;
  let models: ReadModelsUnderTest;

  beforeEach(async () => {
    office = new Office();
    models = await ReadModelsUnderTest.create(undefined, await place());
  });
  afterEach(() => models.remove());

  const shown = async () => {
    await models.follow(office.log);
    return models.queries.byId('A-1');
  };
  const detained = (units = 900, serials?: readonly string[]) => {
    office.give('A-1', 'OpenCase', opening([miners(1, units, serials && { serials })]), { on: '2025-01-10' });
    const lines = [{ line: 1, quantity: units, ...(serials && { serials }) }];
    office.give('A-1', 'Detain', { lines, basis: 'decision' }, { on: '2025-01-12', reasonCode: 'agency-request' });
  };
  const seized = () => {
    detained();
    const lines = [{ line: 1, quantity: 900 }];
    office.give('A-1', 'Seize', { ...SEIZURE, lines }, { on: '2025-01-20', approver: SUPERVISOR });
  };
  const release = (quantity: number) =>
    office.give(
      'A-1',
      'Release',
      { ...REMISSION, lines: [{ line: 1, quantity }] },
      { on: '2025-02-20', approver: SUPERVISOR },
    );

  it('is not there before the case is opened', async () => {
    expect(await shown()).toBeUndefined();
  });

  it('stands with its numbers: 300 of 900 still held after a partial release', async () => {
    seized();
    release(600);
    expect(await shown()).toMatchObject({
      ...{ status: 'StillHeld', posture: 'seized', lifecycle: 'Open', counted: 900, held: 300, revision: 5 },
      buckets: { seized: 300, released: 600, presented: 0, detained: 0 },
      value: { counted: { USD: 288_000_000 }, held: { USD: 96_000_000 } },
      heldSince: '2025-01-12T12:00:00.000Z',
      lines: [{ line: 1, status: 'StillHeld', held: 300, attested: { quantity: 300 } }],
      seizures: [{ fpfCaseNumber: SEIZURE.fpfCaseNumber }],
    });
  });

  it('says by when somebody has to look again, and the next date of a clock', async () => {
    detained();
    expect(await shown()).toMatchObject({ nextReviewOn: '2025-02-11', nextDeadline: { due: expect.any(String) } });
  });

  it('shows a discrepancy when a fact recorded later changes what was attested', async () => {
    detained();
    const attested = { lines: [{ line: 1, quantity: 900 }], nextReviewOn: '2025-03-12' };
    office.give('A-1', 'AttestStillHeld', attested, { on: '2025-02-10', reasonCode: 'periodic-review' });
    const late = { on: '2025-02-12', effectiveAt: '2025-02-01T12:00:00.000Z', lateReason: 'Found at the recount.' };
    office.give('A-1', 'RecordLoss', { lines: [{ line: 1, quantity: 5 }] }, { ...late, reasonCode: 'theft' });
    expect(await shown()).toMatchObject({ held: 895, lines: [{ discrepancy: 5 }] });
  });

  it('falls back when the transition is annulled, and keeps the number on its letters findable', async () => {
    seized();
    const seizure = office.log.at(-1)!;
    office.annul('A-1', [seizure.id], '2025-02-01');
    expect(await shown()).toMatchObject({ status: 'Detained', buckets: { detained: 900, seized: 0 }, seizures: [] });
    expect(await models.queries.find(SEIZURE.fpfCaseNumber)).toEqual([{ caseId: 'A-1', by: 'fpfCaseNumber' }]);
  });

  it('leads from a serial number to the case, the line and the bucket, as units move', async () => {
    detained(3, ['SN-1', 'SN-2', 'SN-3']);
    await shown();
    const lines = [{ line: 1, quantity: 1, serials: ['SN-2'] }];
    office.give(
      'A-1',
      'Release',
      { releaseType: 'admissible', authorityReference: 'ADM-1', lines },
      { on: '2025-01-20' },
    );
    await shown();
    expect(await models.queries.find('SN-2')).toEqual([{ caseId: 'A-1', by: 'serial', line: 1, bucket: 'released' }]);
    expect(await models.queries.find('sn-3')).toEqual([{ caseId: 'A-1', by: 'serial', line: 1, bucket: 'detained' }]);
  });

  it('forgets lines and serial numbers whose entry is annulled', async () => {
    office.give('A-1', 'OpenCase', opening([miners(1, 10)], { entryNumber: 'ZZZ-2500001-2' }), { on: '2025-01-10' });
    const [added] = office.give(
      'A-1',
      'AddLines',
      { lines: [miners(2, 2, { serials: ['SN-8', 'SN-9'] })] },
      { on: '2025-01-11' },
    );
    await shown();
    expect(await models.queries.find('SN-9')).toHaveLength(1);
    office.annul('A-1', [added!.id], '2025-01-12');
    expect((await shown())?.lines).toHaveLength(1);
    expect(await models.queries.find('SN-9')).toEqual([]);
    expect(await models.queries.statistics([], {})).toMatchObject([{ lines: 1, counted: 10 }]);
    expect(await models.queries.find('zzz-2500001-2')).toEqual([{ caseId: 'A-1', by: 'entryNumber' }]);
  });
});
