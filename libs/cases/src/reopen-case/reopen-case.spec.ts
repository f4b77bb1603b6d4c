import { lifecycleOf } from '../status/derive-status.ts';
import { openedCase, SECOND_SUPERVISOR, SUPERVISOR, units } from '../testing/given.ts';

const closed = () =>
  openedCase(10)
    .given('Release', { releaseType: 'admissible', authorityReference: 'x', lines: units(10) })
    .given('CloseCase', {}, { reasonCode: 'all-released' });
const reopening = { actor: SUPERVISOR, reasonCode: 'redelivery' };

describe('The reopening of a case', () => {
  it('lets work go on', () => {
    const test = closed().given('ReopenCase', { remark: 'FCC letter' }, reopening);
    expect(lifecycleOf(test.file.state)).toBe('Resolved');
    const demand = { demandReference: 'x', dueOn: '2025-02-01', lines: units(1) };
    expect(test.when('DemandRedelivery', demand)).toMatchObject({ outcome: 'accepted' });
    expect(closed().refused('DemandRedelivery', demand)).toMatchObject({ code: 'CASE_CLOSED' });
  });

  it('is not annulled beneath what was done since, and nothing is done as of a date before it', () => {
    const demand = { demandReference: 'x', dueOn: '2025-03-01', lines: units(1) };
    const test = closed().on('2025-02-01').given('ReopenCase', {}, reopening).given('DemandRedelivery', demand);
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'wrong-case' };
    expect(test.refused('Annul', { targets: [test.idOf('CaseReopened')] }, twoPersons)).toMatchObject({
      code: 'ANNULMENT_BREAKS_LATER_EVENT',
      events: [test.idOf('RedeliveryDemanded')],
    });
    const before = { effectiveAt: '2025-01-31T12:00:00.000Z', lateReason: 'x' };
    expect(test.refused('DemandRedelivery', demand, before)).toMatchObject({ code: 'CASE_CLOSED' });
  });

  it('is for a supervisor, with a reason', () => {
    expect(closed().refused('ReopenCase', {}, { reasonCode: 'redelivery' })).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(closed().refused('ReopenCase', {}, { actor: SUPERVISOR })).toMatchObject({ code: 'REASON_REQUIRED' });
  });

  it('is of a closed case', () => {
    expect(openedCase().refused('ReopenCase', {}, reopening)).toMatchObject({ code: 'CASE_NOT_CLOSED' });
    expect(closed().given('ReopenCase', {}, reopening).refused('ReopenCase', {}, reopening)).toMatchObject({
      code: 'CASE_NOT_CLOSED',
    });
  });
});
