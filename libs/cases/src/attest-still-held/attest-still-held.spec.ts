import { detainedCase, openedCase, units } from '../testing/given.ts';

const because = { reasonCode: 'periodic-review' };

describe('An attestation that units are still held', () => {
  it('moves nothing and makes the status StillHeld', () => {
    const test = detainedCase(200).on('2025-02-10');
    test.given('AttestStillHeld', { lines: units(200), nextReviewOn: '2025-03-12' }, because);
    expect(test.buckets()).toEqual({ detained: 200 });
    expect(test.standing).toMatchObject({ status: 'StillHeld', posture: 'detained', held: 200 });
  });

  it('must say the number that the record says', () => {
    const refusal = detainedCase(200).refused(
      'AttestStillHeld',
      { lines: units(199), nextReviewOn: '2025-03-12' },
      because,
    );
    expect(refusal).toMatchObject({ code: 'STILL_HELD_MISMATCH', compared: { attested: 199, computed: 200 } });
  });

  it('needs something that is held, and a review after it', () => {
    expect(detainedCase().refused('AttestStillHeld', { lines: [], nextReviewOn: '2025-03-12' }, because)).toMatchObject(
      {
        code: 'LINE_UNKNOWN',
        field: 'lines',
      },
    );
    expect(
      openedCase().refused('AttestStillHeld', { lines: units(0), nextReviewOn: '2025-03-12' }, because),
    ).toMatchObject({ code: 'QUANTITY_NOT_AVAILABLE' });
    expect(
      detainedCase(200).refused('AttestStillHeld', { lines: units(200), nextReviewOn: '2025-01-12' }, because),
    ).toMatchObject({ code: 'DATES_INVALID', field: 'nextReviewOn' });
  });

  it('speaks for the day on which it takes effect at the port, whose numbers it is held against', () => {
    const attest = (asOf: string) => ({ lines: units(200), asOf, nextReviewOn: '2025-12-12' });
    const test = detainedCase(200).on('2025-02-11T04:00:00.000Z');
    for (const asOf of ['2025-02-09', '2025-02-11'])
      expect(test.refused('AttestStillHeld', attest(asOf), because)).toMatchObject({
        code: 'DATES_INVALID',
        field: 'asOf',
        compared: { asOf, effectiveOn: '2025-02-10' },
      });
    test.given('AttestStillHeld', attest('2025-02-10'), because);
    expect(test.file.state.lines.get(1)?.attested).toMatchObject({ asOf: '2025-02-10' });
  });

  it('keeps what was attested when a late entry shows that it was wrong', () => {
    const test = detainedCase(200).on('2025-02-10');
    test.given('AttestStillHeld', { lines: units(200), nextReviewOn: '2025-03-12' }, because).on('2025-02-20');
    test.given(
      'RecordLoss',
      { lines: units(3) },
      { reasonCode: 'theft', effectiveAt: '2025-02-01T12:00:00.000Z', lateReason: 'Found in a recount' },
    );
    expect(test.file.state.lines.get(1)?.attested).toMatchObject({ quantity: 200, computed: 197 });
  });
});
