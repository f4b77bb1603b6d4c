import { detainedCase, OFFICER, REMISSION, SECOND_SUPERVISOR, seizedCase, SUPERVISOR } from '../testing/given.ts';
import { type TestCase, units } from '../testing/given.ts';

describe('A release', () => {
  it('of a part is recorded together with what is still held', () => {
    const test = seizedCase(900).on('2025-02-21');
    test.given('Release', { ...REMISSION, lines: units(600) }, { approver: SUPERVISOR });
    expect(test.types.slice(-2)).toEqual(['Released', 'StillHeld']);
    expect(test.file.history.at(-1)?.data).toMatchObject({
      lines: [{ line: 1, quantity: 300 }],
      asOf: '2025-02-21',
      nextReviewOn: '2025-03-23',
      remainder: true,
    });
    expect(test.standing).toMatchObject({ status: 'StillHeld', held: 300, counted: 900, posture: 'seized' });
  });

  it('of a part names no day of review for the rest that is not still to come', () => {
    const part = { ...REMISSION, lines: units(600), nextReviewOn: '2025-02-21' };
    const test = seizedCase(900).on('2025-02-21');
    expect(test.refused('Release', part, { approver: SUPERVISOR })).toMatchObject({
      code: 'DATES_INVALID',
      field: 'nextReviewOn',
      compared: { nextReviewOn: '2025-02-21', on: '2025-02-21' },
    });
    test.given('Release', { ...part, nextReviewOn: '2025-02-22' }, { approver: SUPERVISOR });
    expect(test.file.history.at(-1)?.data).toMatchObject({ nextReviewOn: '2025-02-22' });
  });

  it('of everything leaves nothing to attest', () => {
    const test = detainedCase(420).on('2025-02-24');
    test.given('Release', { releaseType: 'admissible', authorityReference: 'FCC letter', lines: units(420) });
    expect(test.types.at(-1)).toBe('Released');
    expect(test.standing).toMatchObject({ status: 'Released', disposition: 'AllReleased', held: 0 });
  });

  it('takes no more units than there are, and names both numbers', () => {
    const refusal = seizedCase(300).refused('Release', { ...REMISSION, lines: units(700) }, { approver: SUPERVISOR });
    expect(refusal).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      field: 'lines[0].quantity',
      compared: { requested: 700, available: 300 },
    });
  });

  it('asks back which units are meant when two postures fit', () => {
    const test = detainedCase(900).on('2025-01-20');
    test.given(
      'Seize',
      {
        legalBases: ['19 USC 1595a(c)(2)(A)'],
        reasonableCause: 'x',
        fpfCaseNumber: '2025-2801-000123-01',
        receiptNumber: '1',
        lines: units(700),
      },
      { approver: SUPERVISOR },
    );
    expect(test.refused('Release', { ...REMISSION, lines: units(100) })).toMatchObject({ code: 'SOURCE_AMBIGUOUS' });
  });

  it('from seizure needs a supervisor other than who proposes it', () => {
    const test = seizedCase().on('2025-02-21');
    const data = { ...REMISSION, lines: units(600) };
    expect(test.proposing('Release', data)).toEqual(['Proposed']);
    expect(test.refused('Release', data, { approver: { ...SUPERVISOR, id: OFFICER.id } })).toMatchObject({
      code: 'APPROVER_REQUIRED',
      message: 'Nobody approves their own proposal.',
    });
    expect(test.refused('Release', data, { approver: { id: 'x', role: 'custodian' } })).toMatchObject({
      code: 'APPROVER_REQUIRED',
    });
  });

  it('from seizure needs one of the authorities that free seized goods', () => {
    const test = seizedCase().on('2025-02-21');
    const refusal = test.refused(
      'Release',
      { releaseType: 'admissible', authorityReference: 'x', lines: units(1) },
      { approver: SUPERVISOR },
    );
    expect(refusal).toMatchObject({ code: 'RELEASE_NOT_AUTHORISED', wayOut: expect.stringContaining('remission') });
  });

  it('of prohibited goods is not bought by paying their value', () => {
    const test = detainedCase().on('2025-01-20');
    test.given(
      'Seize',
      {
        legalBases: ['19 USC 1526(e)'],
        reasonableCause: 'Counterfeit',
        fpfCaseNumber: '2025-2801-000123-01',
        receiptNumber: '1',
        lines: units(900),
      },
      { approver: SUPERVISOR },
    );
    const data = { releaseType: 'payment-of-value', authorityReference: 'Receipt 1', lines: units(1) };
    expect(test.refused('Release', data, { approver: SUPERVISOR })).toMatchObject({ code: 'RELEASE_NOT_AUTHORISED' });
    expect(seizedCase().when('Release', data, { approver: SUPERVISOR })).toMatchObject({ outcome: 'accepted' });
  });

  it('bought by paying the value does not stand over a seizure of those goods as prohibited that is recorded late', () => {
    const terms = { reasonableCause: 'x', fpfCaseNumber: '2025-2801-000123-01', receiptNumber: '1', lines: units(400) };
    const seize = (basis: string) => ({ ...terms, legalBases: [basis] });
    const test = detainedCase(900).on('2025-01-20');
    test.given('Seize', seize('19 USC 1595a(c)(2)(A)'), { approver: SUPERVISOR }).on('2025-01-22');
    const data = { releaseType: 'payment-of-value', authorityReference: 'Receipt 1', lines: units(400, 'seized') };
    test.given('Release', data, { approver: SUPERVISOR });
    const late = { approver: SUPERVISOR, effectiveAt: '2025-01-21T12:00:00.000Z', lateReason: 'x' };
    expect(test.refused('Seize', seize('19 USC 1526(e)'), late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('Released')],
    });
    expect(test.when('Seize', seize('19 USC 1595a(c)(2)(A)'), late)).toMatchObject({ outcome: 'accepted' });
  });

  it('under conditions states them', () => {
    const data = { releaseType: 'conditional-bond', authorityReference: 'CBP 301', lines: units(500) };
    expect(detainedCase().refused('Release', data)).toMatchObject({
      code: 'RELEASE_NOT_AUTHORISED',
      field: 'conditions',
    });
    const bond = { number: 'B-1', amount: 100_00, currency: 'USD' };
    expect(detainedCase().when('Release', { ...data, bond })).toMatchObject({ outcome: 'accepted' });
  });

  describe('while an agency hold is open', () => {
    const data = { releaseType: 'admissible', authorityReference: 'x' };
    const held = (quantity?: number) =>
      detainedCase(900).given('PlaceAgencyHold', {
        agency: 'FCC',
        reference: 'FCC-1',
        lines: [{ line: 1, ...(quantity && { quantity }) }],
      });

    it('is refused, naming the hold', () => {
      const test = held();
      expect(test.refused('Release', { ...data, lines: units(1) })).toMatchObject({
        code: 'AGENCY_HOLD_OPEN',
        events: [test.idOf('AgencyHoldPlaced')],
      });
    });

    it('frees the units that the hold does not cover', () => {
      expect(held(300).when('Release', { ...data, lines: units(600) })).toMatchObject({ outcome: 'accepted' });
      expect(held(300).refused('Release', { ...data, lines: units(601) })).toMatchObject({
        compared: { requested: 601, available: 600 },
      });
    });

    it('goes ahead on a named overriding authority, or once the hold is lifted', () => {
      expect(held().when('Release', { ...data, lines: units(900), holdOverride: 'Court order 1' })).toMatchObject({
        outcome: 'accepted',
      });
      const test = held();
      test.given('LiftAgencyHold', { holdEventId: test.idOf('AgencyHoldPlaced'), reference: 'FCC-2' });
      expect(test.when('Release', { ...data, lines: units(900) })).toMatchObject({ outcome: 'accepted' });
    });

    describe('or has been lifted', () => {
      const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'wrong-case' };
      const released = (test: TestCase, quantity: number, more: { holdOverride?: string } = {}) =>
        test
          .given('LiftAgencyHold', { holdEventId: test.idOf('AgencyHoldPlaced'), reference: 'FCC-2' })
          .on('2025-01-14')
          .given('Release', { ...data, ...more, lines: units(quantity) });

      it('rests on that lifting, which is not annulled without it', () => {
        const test = released(held(), 900);
        const [lifting, release] = [test.idOf('AgencyHoldLifted'), test.idOf('Released')];
        expect(test.refused('Annul', { targets: [lifting] }, twoPersons)).toMatchObject({
          code: 'ANNULMENT_BREAKS_LATER_EVENT',
          events: [release],
          compared: { requested: 900, available: 0 },
        });
        expect(test.when('Annul', { targets: [lifting, release] }, twoPersons)).toMatchObject({ outcome: 'accepted' });
      });

      it('does not rest on it where the hold left the units free, or an authority overrode it', () => {
        for (const test of [released(held(300), 600), released(held(), 900, { holdOverride: 'Court order 1' })]) {
          expect(test.when('Annul', { targets: [test.idOf('AgencyHoldLifted')] }, twoPersons)).toMatchObject({
            outcome: 'accepted',
          });
        }
        const more = released(held(300), 601);
        expect(more.refused('Annul', { targets: [more.idOf('AgencyHoldLifted')] }, twoPersons)).toMatchObject({
          compared: { requested: 601, available: 600 },
        });
      });

      it('does not come before it, in whichever order they are recorded', () => {
        const early = { effectiveAt: '2025-01-13T12:00:00.000Z', lateReason: 'x' };
        const late = held().on('2025-01-14');
        late.given('LiftAgencyHold', { holdEventId: late.idOf('AgencyHoldPlaced'), reference: 'FCC-2' });
        expect(late.refused('Release', { ...data, lines: units(900) }, early)).toMatchObject({
          code: 'AGENCY_HOLD_OPEN',
        });
        const free = detainedCase(900).on('2025-01-14');
        free.given('Release', { ...data, lines: units(600) });
        const hold = (quantity?: number) => ({
          ...{ agency: 'FCC', reference: 'FCC-1' },
          lines: [{ line: 1, ...(quantity && { quantity }) }],
        });
        expect(free.refused('PlaceAgencyHold', hold(), early)).toMatchObject({
          code: 'EFFECTIVE_DATE_INVALID',
          events: [free.idOf('Released')],
          compared: { requested: 600, available: 0 },
        });
        expect(free.when('PlaceAgencyHold', hold(300), early)).toMatchObject({ outcome: 'accepted' });
        expect(free.when('PlaceAgencyHold', hold())).toMatchObject({ outcome: 'accepted' });
      });
    });
  });
});
