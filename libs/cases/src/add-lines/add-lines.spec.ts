import { detainedCase, lineFacts, openedCase, SECOND_SUPERVISOR, SUPERVISOR, units } from '../testing/given.ts';

describe('Lines that are added', () => {
  it('are presented units of their own', () => {
    const test = detainedCase(900).given('AddLines', { lines: [lineFacts(40, { line: 2 })] });
    expect(test.buckets(2)).toEqual({ presented: 40 });
    expect(test.standing).toMatchObject({ status: 'Detained', counted: 940, held: 900 });
  });

  it('take the next free number', () => {
    expect(openedCase().refused('AddLines', { lines: [lineFacts(40, { line: 2 }), lineFacts(40)] })).toMatchObject({
      code: 'LINE_ALREADY_EXISTS',
      field: 'lines[1].line',
    });
  });

  it('name each unit once: on the line, among the lines, and in the case', () => {
    const add = (...lines: Parameters<typeof lineFacts>[1][]) =>
      openedCase(2, ['A', 'B']).refused('AddLines', { lines: lines.map((line) => lineFacts(2, line)) });
    expect(add({ line: 2, serials: ['C', 'C'] })).toMatchObject({ code: 'SERIALS_INVALID', field: 'lines[0].serials' });
    expect(add({ line: 2, serials: ['C'] }, { line: 3, serials: ['D', 'C'] })).toMatchObject({
      code: 'SERIALS_INVALID',
      field: 'lines[1].serials',
    });
    expect(add({ line: 2, serials: ['B'] })).toMatchObject({ message: 'Serial number B is on line 1 already.' });
  });

  it('name no more units than were counted', () => {
    expect(openedCase().refused('AddLines', { lines: [lineFacts(1, { line: 2, serials: ['C', 'D'] })] })).toMatchObject(
      {
        code: 'SERIALS_INVALID',
        message: '2 serial numbers for 1 units.',
      },
    );
  });

  it('are not annulled beneath what speaks of them, whether it moves any or not', () => {
    const lines = [{ line: 2, quantity: 1 }];
    const unitValue = { amount: 1, currency: 'USD', basis: 'agencyEstimate' as const };
    const added = () => openedCase().given('AddLines', { lines: [lineFacts(40, { line: 2 })] });
    const spoken = [
      added().given('Detain', { lines, basis: 'decision' }, { reasonCode: 'agency-request' }),
      added().given('PlaceAgencyHold', { agency: 'FCC', reference: 'F-1', lines }),
      added().given('ReceiveElection', { kind: 'petition', by: 'A', receivedOn: '2025-01-10', lines }),
      added().given('RecordValuation', { line: 2, unitValue, source: 'x' }),
    ];
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'duplicate' };
    for (const test of spoken) {
      const [line, told] = [test.idOf('LinesAdded'), test.file.history.at(-1)?.eventId ?? ''];
      expect(test.refused('Annul', { targets: [line] }, twoPersons)).toMatchObject({
        code: 'ANNULMENT_BREAKS_LATER_EVENT',
        message: expect.stringContaining('The case has no line 2 at that date.'),
        events: [told],
      });
      expect(test.when('Annul', { targets: [line, told] }, twoPersons)).toMatchObject({ outcome: 'accepted' });
    }
  });

  it('can not take effect after units of theirs have moved', () => {
    const test = openedCase()
      .on('2025-01-12')
      .given('AddLines', { lines: [lineFacts(40, { line: 2 })] });
    const early = { reasonCode: 'agency-request', effectiveAt: '2025-01-11T12:00:00.000Z' };
    expect(
      test.refused('Detain', { lines: [{ line: 2, quantity: 1 }], basis: 'decision' }, { ...early, lateReason: 'x' }),
    ).toMatchObject({ code: 'LINE_UNKNOWN', field: 'lines[0].line', wayOut: 'Its lines are: 1.' });
    expect(test.when('Detain', { lines: units(1), basis: 'decision' }, { ...early, lateReason: 'x' })).toMatchObject({
      outcome: 'accepted',
    });
  });
});
