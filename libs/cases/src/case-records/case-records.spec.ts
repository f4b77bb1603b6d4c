import { CUSTODIAN, detainedCase, openedCase, SUPERVISOR } from '../testing/given.ts';

describe('Records of a case', () => {
  it('keep every value beside the others: one basis never overwrites another', () => {
    const unitValue = { amount: 250_000, currency: 'USD', basis: 'domesticAppraised' as const };
    const test = openedCase().given('RecordValuation', { line: 1, unitValue, source: 'Appraisal 1' });
    expect(test.file.state.lines.get(1)?.valuations).toMatchObject([{ basis: 'entered' }, unitValue]);
    expect(test.refused('RecordValuation', { line: 2, unitValue, source: 'x' })).toMatchObject({
      code: 'LINE_UNKNOWN',
      field: 'line',
    });
  });

  it('add storage up by currency', () => {
    const charge = { amount: 125_000, currency: 'USD', from: '2025-01-12', to: '2025-01-12', custodian: 'Bay Storage' };
    const test = detainedCase().given('AccrueStorage', charge, { actor: CUSTODIAN }).given('AccrueStorage', charge);
    test.given('AccrueStorage', { ...charge, currency: 'EUR' });
    expect(test.file.state.storage).toEqual({ USD: 250_000, EUR: 125_000 });
    expect(test.refused('AccrueStorage', { ...charge, to: '2025-01-11' })).toMatchObject({
      code: 'DATES_INVALID',
      field: 'to',
    });
  });

  it('keep no review that calls for the next one on a day that has come', () => {
    const review = { basis: 'policy', finding: 'Awaiting the FCC', nextReviewOn: '2025-02-01' };
    expect(detainedCase().on('2025-02-01').refused('RecordReview', review, { actor: SUPERVISOR })).toMatchObject({
      code: 'DATES_INVALID',
      field: 'nextReviewOn',
    });
  });

  it('keep reviews, which are for supervisors', () => {
    const review = { basis: '30 days', finding: 'Awaiting the FCC', nextReviewOn: '2025-03-01' };
    expect(detainedCase().refused('RecordReview', review)).toMatchObject({ code: 'NOT_PERMITTED' });
    const test = detainedCase().given('RecordReview', review, { actor: SUPERVISOR });
    expect(test.file.state.reviews).toMatchObject([{ nextReviewOn: '2025-03-01' }]);
  });

  it('count documents and notes, which custodians write too', () => {
    const document = { title: 'Invoice', mediaType: 'application/pdf', sha256: 'a'.repeat(64), bytes: 10 };
    const test = openedCase().given('AttachDocument', document, { actor: CUSTODIAN });
    test.given('AddNote', { text: 'Two pallets are wet.' }, { actor: CUSTODIAN });
    expect(test.file.state).toMatchObject({ documents: 1, notes: 1 });
  });

  it('change no status', () => {
    const test = detainedCase();
    const before = test.standing;
    expect(test.given('AddNote', { text: 'x' }).standing).toEqual(before);
  });
});
