import { lifecycleOf } from '../status/derive-status.ts';
import { detainedCase, openedCase, SUPERVISOR, type TestCase, units } from '../testing/given.ts';

const because = { reasonCode: 'all-resolved' };
const FREE = { releaseType: 'admissible', authorityReference: 'x' };
const resolved = (): TestCase => detainedCase(10).given('Release', { ...FREE, lines: units(10) });

describe('The closing of a case', () => {
  it('ends it, with its reason, when nothing is held and nothing pending', () => {
    const test = resolved();
    expect(lifecycleOf(test.file.state)).toBe('Resolved');
    expect(test.refused('CloseCase', {})).toMatchObject({ code: 'REASON_REQUIRED' });
    test.given('CloseCase', { remark: 'Nothing left to do' }, because);
    expect(lifecycleOf(test.file.state)).toBe('Closed');
    expect(test.standing.status).toBe('Released');
  });

  it('waits for an open hold and for a demand', () => {
    const hold = resolved().given('PlaceAgencyHold', { agency: 'FCC', reference: 'x', lines: [{ line: 1 }] });
    expect(hold.refused('CloseCase', {}, because)).toMatchObject({
      code: 'CASE_STILL_OPEN_MATTERS',
      events: [hold.idOf('AgencyHoldPlaced')],
    });
    const demand = resolved().given('DemandRedelivery', {
      demandReference: 'x',
      dueOn: '2025-02-01',
      lines: units(1),
    });
    expect(demand.refused('CloseCase', {}, because)).toMatchObject({ events: [demand.idOf('RedeliveryDemanded')] });
  });

  it('does not wait for an abandonment: it asks for no answer', () => {
    const test = resolved().given('ReceiveElection', { kind: 'abandonment', by: 'A', receivedOn: '2025-01-12' });
    expect(test.when('CloseCase', {}, because)).toMatchObject({ outcome: 'accepted' });
  });

  it('can not come before what it rests on, when that is annulled', () => {
    const test = resolved().given('CloseCase', {}, because);
    const second = { ...SUPERVISOR, id: 'k.osei' };
    expect(
      test.refused(
        'Annul',
        { targets: [test.idOf('Released')] },
        { actor: SUPERVISOR, approver: second, reasonCode: 'wrong-quantity' },
      ),
    ).toMatchObject({ code: 'ANNULMENT_BREAKS_LATER_EVENT', events: [test.idOf('CaseClosed')] });
  });

  it('does not come before what was done in the case since, though it be recorded late', () => {
    const test = resolved().on('2025-02-05');
    test.given('DemandRedelivery', { demandReference: 'x', dueOn: '2025-03-01', lines: units(1) });
    test.given('Redeliver', { lines: units(1), demandEventId: test.idOf('RedeliveryDemanded') }).on('2025-02-06');
    const late = { ...because, effectiveAt: '2025-02-04T12:00:00.000Z', lateReason: 'x' };
    expect(test.refused('CloseCase', {}, late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('RedeliveryDemanded'), test.idOf('Redelivered')],
    });
  });

  it('is of a case with nothing in it too, opened in error', () => {
    const empty = openedCase(1).given('CorrectQuantity', { line: 1, counted: 0 }, { reasonCode: 'short-shipped' });
    expect(empty.when('CloseCase', {}, { reasonCode: 'opened-in-error' })).toMatchObject({ outcome: 'accepted' });
  });
});
