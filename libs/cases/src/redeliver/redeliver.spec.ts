import { detainedCase, SECOND_SUPERVISOR, SUPERVISOR, type TestCase, units } from '../testing/given.ts';

const demand = { demandReference: 'CBP 4647-1', dueOn: '2025-03-20' };

/** 50 of 900 released units are demanded back. */
function demandedCase(): TestCase {
  return detainedCase(900)
    .on('2025-02-19')
    .given('Release', { releaseType: 'admissible', authorityReference: 'x', lines: units(900) })
    .on('2025-03-04')
    .given('DemandRedelivery', { ...demand, lines: units(50) });
}

const back = (test: TestCase, quantity: number) => ({
  lines: units(quantity),
  demandEventId: test.idOf('RedeliveryDemanded'),
});

describe('A demand for redelivery', () => {
  it('moves nothing: the goods stay released until they come', () => {
    expect(demandedCase().standing).toMatchObject({ status: 'Released', held: 0, buckets: { released: 900 } });
  });

  it('is of released units that are not demanded already', () => {
    expect(detainedCase().refused('DemandRedelivery', { ...demand, lines: units(1) })).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      compared: { requested: 1, available: 0 },
    });
    expect(demandedCase().refused('DemandRedelivery', { ...demand, lines: units(851) })).toMatchObject({
      compared: { requested: 851, available: 850 },
    });
  });

  it('stands on the release of its units, which is not annulled without it', () => {
    const test = demandedCase().on('2025-03-05');
    const [release, demanded] = [test.idOf('Released'), test.idOf('RedeliveryDemanded')];
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'wrong-quantity' };
    expect(test.refused('Annul', { targets: [release] }, twoPersons)).toMatchObject({
      code: 'ANNULMENT_BREAKS_LATER_EVENT',
      events: [demanded],
      compared: { requested: 50, available: 0 },
    });
    expect(test.when('Annul', { targets: [release, demanded] }, twoPersons)).toMatchObject({ outcome: 'accepted' });
  });

  it('that is recorded late leaves enough for the demands that came after it', () => {
    const late = { effectiveAt: '2025-03-01T12:00:00.000Z', lateReason: 'x' };
    const test = demandedCase().on('2025-03-05');
    expect(test.refused('DemandRedelivery', { ...demand, lines: units(851) }, late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('RedeliveryDemanded')],
      compared: { requested: 50, available: 49 },
    });
    expect(test.when('DemandRedelivery', { ...demand, lines: units(850) }, late)).toMatchObject({
      outcome: 'accepted',
    });
  });
});

describe('A redelivery', () => {
  it('is the only way back into detention', () => {
    const test = demandedCase();
    expect(
      test.refused('Detain', { lines: units(1, 'released'), basis: 'decision' }, { reasonCode: 'agency-request' }),
    ).toMatchObject({ code: 'MOVE_NOT_LEGAL' });
    test.on('2025-03-10').given('Redeliver', back(test, 50));
    expect(test.buckets()).toEqual({ detained: 50, released: 850 });
    expect(test.standing).toMatchObject({ status: 'StillHeld', heldSince: '2025-03-10T12:00:00.000Z' });
  });

  it('comes after a demand, and brings no more than it asked for', () => {
    const test = demandedCase();
    expect(test.refused('Redeliver', { lines: units(1), demandEventId: 'x' })).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      field: 'demandEventId',
    });
    test.given('Redeliver', back(test, 30));
    expect(test.refused('Redeliver', back(test, 21))).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      compared: { requested: 21, available: 20 },
    });
    expect(test.given('Redeliver', back(test, 20)).file.state.redeliveryDemands).toMatchObject([{ lines: [] }]);
  });

  it('does not come before its demand, though it be recorded after it', () => {
    const test = demandedCase().on('2025-03-05');
    const early = { effectiveAt: '2025-03-01T12:00:00.000Z', lateReason: 'x' };
    expect(test.refused('Redeliver', back(test, 1), early)).toMatchObject({ code: 'REFERENCE_UNKNOWN' });
  });
});
