import { miners, opening, REMISSION, SEIZURE } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office, SUPERVISOR } from '../testing/office.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';

describe.each(DATABASES)('the timeline of a case, on $name', ({ place }) => {
  let office: Office;
  let models: ReadModelsUnderTest;

  beforeEach(async () => {
    office = new Office();
    models = await ReadModelsUnderTest.create(undefined, await place());
    office.give('A-1', 'OpenCase', opening([miners(1, 900)]), { on: '2025-01-10' });
    const lines = [{ line: 1, quantity: 900 }];
    office.give('A-1', 'Detain', { lines, basis: 'decision' }, { on: '2025-01-12', reasonCode: 'agency-request' });
    office.give('A-1', 'Seize', { ...SEIZURE, lines }, { on: '2025-01-20', approver: SUPERVISOR });
  });
  afterEach(() => models.remove());

  const entries = async () => {
    await models.follow(office.log);
    return (await models.queries.timeline('A-1', 0, 500)).entries;
  };
  const notice = (mailedOn: string, aboutEventId: string) =>
    office.give(
      'A-1',
      'IssueNotice',
      {
        ...{ template: 'notice-of-seizure', templateVersion: '1', channel: 'certified-mail', mailedOn, aboutEventId },
        addressee: { role: 'importer', name: 'Demo Importer A' },
      },
      { on: mailedOn },
    );

  it('tells every event in the order of recording: what, when, who, why and on whose approval', async () => {
    const told = await entries();
    expect(told.map(({ type }) => type)).toEqual(['CaseOpened', 'LinesAdded', 'Detained', 'SeizedSubjectToForfeiture']);
    expect(told[3]).toMatchObject({
      ...{ revision: 3, position: '400', title: expect.any(String), sentence: expect.stringContaining('900') },
      ...{ effectiveAt: '2025-01-20T12:00:00.000Z', recordedAt: '2025-01-20T12:00:00.000Z' },
      ...{ actor: { id: 'm.rivera' }, approver: { id: 's.ito' }, data: { legalBases: SEIZURE.legalBases } },
      commandId: office.log[3]!.metadata['commandId'],
    });
    expect(told[2]).toMatchObject({ reasonCode: 'agency-request' });
  });

  it('strikes through what was annulled and says by what, when and why; nothing disappears', async () => {
    const release = { ...REMISSION, lines: [{ line: 1, quantity: 410 }] };
    const [released] = office.give('A-1', 'Release', release, { on: '2025-02-20', approver: SUPERVISOR });
    office.annul('A-1', [released!.id], '2025-02-21');
    const told = await entries();
    const struck = told.filter(({ annulled }) => annulled).map(({ type, sentence }) => ({ type, sentence }));
    expect(struck).toMatchObject([
      { type: 'Released', sentence: expect.stringContaining('410') },
      { type: 'StillHeld' },
    ]);
    const by = told.find(
      ({ type, data }) => type === 'Annulled' && 'targetRevision' in data && data.targetRevision === 4,
    );
    expect(told[4]?.annulled).toEqual({
      ...{ by: by?.eventId, at: '2025-02-21T12:00:00.000Z', reasonCode: 'wrong-quantity' },
    });
  });

  it('says when an act was first notified, by a notice that counts', async () => {
    const seizure = office.log[3]!.id;
    const [wrong] = notice('2025-01-22', seizure);
    notice('2025-01-27', seizure);
    notice('2025-02-03', seizure);
    expect((await entries())[3]).toMatchObject({ notifiedOn: '2025-01-22' });
    office.annul('A-1', [wrong!.id], '2025-02-04');
    expect((await entries())[3]).toMatchObject({ notifiedOn: '2025-01-27' });
    expect((await entries())[2]).not.toHaveProperty('notifiedOn');
  });

  it('marks a late entry with its reason and keeps both dates apart', async () => {
    const late = { on: '2025-02-12', effectiveAt: '2025-01-15T08:00:00.000Z', lateReason: 'Report came by mail.' };
    office.give('A-1', 'AddNote', { text: 'Samples taken.' }, late);
    expect((await entries()).at(-1)).toMatchObject({
      ...{ effectiveAt: late.effectiveAt, recordedAt: '2025-02-12T12:00:00.000Z', lateReason: late.lateReason },
    });
  });

  it('is read in pages', async () => {
    await models.follow(office.log);
    const first = await models.queries.timeline('A-1', 0, 3);
    expect(first).toMatchObject({ entries: [{ revision: 0 }, { revision: 1 }, { revision: 2 }], next: 3 });
    const second = await models.queries.timeline('A-1', first.next!, 3);
    expect(second.entries.map(({ revision }) => revision)).toEqual([3]);
    expect(second).not.toHaveProperty('next');
  });
});
