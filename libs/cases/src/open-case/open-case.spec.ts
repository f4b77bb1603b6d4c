import { lineFacts, openedCase, opening, TestCase } from '../testing/given.ts';

describe('The opening of a case', () => {
  it('records the case and its lines in one append', () => {
    const test = openedCase(900);
    expect(test.types).toEqual(['CaseOpened', 'LinesAdded']);
    expect(test.file.state.opened).toMatchObject({ port: '2801', clockRegime: 'title19', presentedOn: '2025-01-10' });
    expect(test.buckets()).toEqual({ presented: 900 });
  });

  it('may come before its lines are known', () => {
    const test = new TestCase().given('OpenCase', opening([]));
    expect(test.types).toEqual(['CaseOpened']);
    expect(test.standing).toMatchObject({ counted: 0, held: 0, posture: 'none' });
  });

  it('gives no status: nothing has been decided yet', () => {
    expect(openedCase().standing).not.toHaveProperty('status');
  });

  it('is not before the goods are presented, but for a day that the port may be ahead of UTC', () => {
    const on = (presentedOn: string) => new TestCase().when('OpenCase', { ...opening([]), presentedOn });
    expect(on('2025-01-11')).toMatchObject({ outcome: 'accepted' });
    expect(on('2025-01-12')).toMatchObject({ refusal: { code: 'DATES_INVALID', field: 'presentedOn' } });
  });

  it('keeps no social security number in clear', () => {
    const parties = [
      { role: 'importer', name: 'Demo Importer A', importerNumber: '12-3456789XX' },
      { role: 'owner', name: 'Demo Importer B', importerNumber: '123-45-6789' },
    ] as const;
    expect(new TestCase().refused('OpenCase', { ...opening([]), parties })).toMatchObject({
      code: 'PERSONAL_DATA_IN_CLEAR',
      field: 'parties[1].importerNumber',
    });
  });

  it('is checked like any lines that are added', () => {
    const lines = [lineFacts(1), lineFacts(2)];
    expect(new TestCase().refused('OpenCase', opening(lines))).toMatchObject({
      code: 'LINE_REPEATED',
      field: 'lines[1].line',
    });
  });
});
