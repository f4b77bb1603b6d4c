import { APPROVED } from '../testing/forfeiture.ts';
import { detainedCase, lineFacts, openedCase, seizedCase, SUPERVISOR, type TestCase, units } from '../testing/given.ts';
import { nextReviewOn } from './next-review.ts';

const FREE = { releaseType: 'admissible', authorityReference: 'x' };
const due = (test: TestCase) => nextReviewOn(test.file.state);
const attest = (test: TestCase, quantity: number, on: string) =>
  test.given('AttestStillHeld', { lines: units(quantity), nextReviewOn: on }, { reasonCode: 'periodic-review' });
const review = (test: TestCase, nextReview?: string) =>
  test.given(
    'RecordReview',
    { basis: 'policy', finding: 'x', ...(nextReview && { nextReviewOn: nextReview }) },
    { actor: SUPERVISOR },
  );

describe('The next review', () => {
  it('is due thirty days after the last transition, by the date at the port', () => {
    expect(due(detainedCase())).toBe('2025-02-11');
    const evening = openedCase().on('2025-01-13T03:00:00.000Z');
    evening.given('Detain', { lines: units(1), basis: 'decision' }, { reasonCode: 'agency-request' });
    expect(due(evening)).toBe('2025-02-11');
  });

  it('is due when the last attestation says', () => {
    expect(due(attest(detainedCase(10).on('2025-02-01'), 10, '2025-02-20'))).toBe('2025-02-20');
  });

  it('is due when a later review says, until goods move again', () => {
    const test = review(detainedCase(10).on('2025-02-01'), '2025-04-01');
    expect(due(test)).toBe('2025-04-01');
    expect(due(review(test))).toBe('2025-04-01');
    expect(due(attest(test.on('2025-02-03'), 10, '2025-02-20'))).toBe('2025-02-20');
  });

  it('is the earliest of those of the lines that are held', () => {
    const test = detainedCase(10)
      .on('2025-02-01')
      .given('AddLines', { lines: [lineFacts(5, { line: 2 })] });
    const second = { lines: [{ line: 2, quantity: 5 }], basis: 'decision' as const };
    test.given('Detain', second, { reasonCode: 'agency-request' });
    expect(due(test)).toBe('2025-02-11');
    expect(due(test.given('Release', { ...FREE, lines: units(10) }))).toBe('2025-03-03');
  });

  it('of goods that came back into custody is counted from then, not from their release', () => {
    const test = detainedCase(10).on('2025-02-01');
    test.given('Release', { ...FREE, lines: units(10) }).on('2025-04-01');
    test.given('DemandRedelivery', { demandReference: 'x', dueOn: '2025-05-01', lines: units(4) }).on('2025-04-10');
    const back = { lines: units(2), demandEventId: test.idOf('RedeliveryDemanded') };
    expect(due(test.given('Redeliver', back))).toBe('2025-05-10');
    expect(due(test.on('2025-04-15').given('Redeliver', back))).toBe('2025-05-10');
  });

  it('of goods that came back is not what was said of them before', () => {
    const test = review(attest(seizedCase(10).on('2025-02-02'), 10, '2025-04-01'), '2025-04-01').on('2025-02-03');
    const given = { kind: 'abandonment', by: 'A', receivedOn: '2025-02-03' } as const;
    const forfeit = { basis: 'abandonment', instrument: 'x', lines: units(10) } as const;
    test.given('ReceiveElection', given).given('Forfeit', forfeit, APPROVED).on('2025-05-01');
    test.given('SetAsideForfeiture', { orderReference: 'O-1', lines: units(10) }, APPROVED);
    expect(due(test)).toBe('2025-05-31');
    expect(due(review(test, '2025-05-15'))).toBe('2025-05-15');
  });

  it('is never due where nothing is held', () => {
    expect(due(openedCase())).toBeUndefined();
  });
});
