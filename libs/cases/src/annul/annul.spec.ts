import { REMISSION, SECOND_SUPERVISOR, seizedCase, SUPERVISOR, type TestCase, units } from '../testing/given.ts';

const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'wrong-quantity' };

function released(quantity: number): TestCase {
  return seizedCase(850)
    .on('2025-02-26')
    .given('Release', { ...REMISSION, lines: units(quantity) }, { approver: SUPERVISOR });
}

describe('An annulment', () => {
  it('strikes a release through with the remainder attested beside it, and the units are back', () => {
    const test = released(410).on('2025-02-27');
    test.given('Annul', { targets: [test.idOf('Released')] }, twoPersons);
    expect(test.types.slice(-2)).toEqual(['Annulled', 'Annulled']);
    expect(test.buckets()).toEqual({ seized: 850 });
    expect(test.standing.status).toBe('SeizedSubjectToForfeiture');
    expect(test.types).toContain('Released');
  });

  it('followed by recording again gives the state as if it had been right at once', () => {
    const test = released(410).on('2025-02-27');
    test.given('Annul', { targets: [test.idOf('Released')] }, twoPersons);
    const again = { approver: SUPERVISOR, effectiveAt: '2025-02-26T12:00:00.000Z' };
    test.given('Release', { ...REMISSION, lines: units(400) }, again);
    expect(test.standing).toEqual(released(400).standing);
  });

  it('is for supervisors, two of them', () => {
    const test = released(410);
    const data = { targets: [test.idOf('Released')] };
    expect(
      test.refused('Annul', data, { ...twoPersons, actor: { ...SUPERVISOR, role: 'case-officer' } }),
    ).toMatchObject({
      code: 'NOT_PERMITTED',
    });
    expect(test.refused('Annul', data, { ...twoPersons, approver: SUPERVISOR })).toMatchObject({
      code: 'APPROVER_REQUIRED',
    });
  });

  it('is refused when a later event would become illegal, unless that is annulled together with it', () => {
    const test = released(410).on('2025-03-01');
    const seizure = test.idOf('SeizedSubjectToForfeiture');
    expect(test.refused('Annul', { targets: [seizure] }, twoPersons)).toMatchObject({
      code: 'ANNULMENT_BREAKS_LATER_EVENT',
      events: [test.idOf('Released')],
    });
    test.given('Annul', { targets: [seizure, test.idOf('Released')] }, twoPersons);
    expect(test.buckets()).toEqual({ detained: 850 });
  });

  it('has a target that is there, valid and no annulment itself', () => {
    const test = released(410);
    test.given('Annul', { targets: [test.idOf('Released')] }, twoPersons);
    const refused = (targets: string[]) => test.refused('Annul', { targets }, twoPersons);
    expect(refused(['nothing'])).toMatchObject({ code: 'ANNULMENT_TARGET_INVALID', field: 'targets[0]' });
    expect(refused([test.idOf('Released')])).toMatchObject({ message: expect.stringContaining('annulled already') });
    expect(refused([test.idOf('Annulled')])).toMatchObject({ code: 'ANNULMENT_TARGET_INVALID' });
    expect(refused([test.idOf('CaseOpened')])).toMatchObject({ code: 'ANNULMENT_TARGET_INVALID' });
  });
});
