import { CUSTODIAN, seizedCase } from '../testing/given.ts';
import { NOTICE, PUBLICATION } from '../testing/forfeiture.ts';

const noticed = () => seizedCase().on('2025-01-27').given('IssueNotice', NOTICE);

describe('A notice', () => {
  it('is kept with the version of its template and the act that it tells of', () => {
    const test = seizedCase().on('2025-01-27');
    const aboutEventId = test.idOf('SeizedSubjectToForfeiture');
    test.given('IssueNotice', { ...NOTICE, aboutEventId });
    expect(test.file.state.notices).toMatchObject([
      { templateVersion: '2025-01', aboutEventId, mailedOn: '2025-01-27' },
    ]);
  });

  it('tells of an act of the case, and so does a publication', () => {
    const aboutEventId = 'f0e1';
    const unknown = { code: 'REFERENCE_UNKNOWN', field: 'aboutEventId' };
    expect(seizedCase().refused('IssueNotice', { ...NOTICE, aboutEventId })).toMatchObject(unknown);
    expect(noticed().refused('PublishNotice', { ...PUBLICATION, aboutEventId })).toMatchObject(unknown);
  });

  it('goes out on a known template and by a known channel', () => {
    const refused = (change: Partial<typeof NOTICE>) => seizedCase().refused('IssueNotice', { ...NOTICE, ...change });
    expect(refused({ template: 'letter' })).toMatchObject({ code: 'CODE_UNKNOWN', field: 'template' });
    expect(refused({ channel: 'pigeon' })).toMatchObject({ code: 'CODE_UNKNOWN', field: 'channel' });
  });

  it('reaches its addressee, or comes back', () => {
    const test = noticed();
    const noticeEventId = test.idOf('NoticeIssued');
    test.given('ServeNotice', { noticeEventId, servedOn: '2025-01-30' });
    test.given('ReturnNotice', { noticeEventId, returnedOn: '2025-02-03', remark: 'moved' });
    expect(test.file.state.notices).toMatchObject([{ servedOn: '2025-01-30', returnedOn: '2025-02-03' }]);
  });

  it('must be one of the case before it is served or returned', () => {
    expect(noticed().refused('ServeNotice', { noticeEventId: 'x', servedOn: '2025-01-30' })).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      field: 'noticeEventId',
    });
    expect(noticed().refused('ReturnNotice', { noticeEventId: 'x', returnedOn: '2025-01-30' })).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
    });
  });

  it('is case work, not custody', () => {
    expect(seizedCase().refused('IssueNotice', NOTICE, { actor: CUSTODIAN })).toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

describe('A publication', () => {
  it('lasts from its first day to its last', () => {
    const test = noticed().given('PublishNotice', PUBLICATION);
    expect(test.file.state.publications).toMatchObject([{ publishedUntil: '2025-03-05' }]);
    expect(test.refused('PublishNotice', { ...PUBLICATION, publishedUntil: '2025-02-02' })).toMatchObject({
      code: 'DATES_INVALID',
      field: 'publishedUntil',
    });
  });
});
