import { seizedCase, type TestCase } from '../testing/given.ts';
import type { ElectionKind } from './events.ts';

const elected = (kind: ElectionKind): TestCase =>
  seizedCase().on('2025-02-03').given('ReceiveElection', { kind, by: 'Demo Importer A', receivedOn: '2025-02-03' });
const decision = (test: TestCase) => ({
  electionEventId: test.idOf('ElectionReceived'),
  outcome: 'mitigated' as const,
  decisionReference: 'D-1',
  terms: 'Pay 10 %',
});

describe('An election', () => {
  it.each(['petition', 'offer', 'claim'] as const)('that is a %s is pending until it is decided', (kind) => {
    const test = elected(kind);
    expect(test.file.state.elections[0]).not.toHaveProperty('outcome');
    expect(test.given('DecidePetition', decision(test)).file.state.elections).toMatchObject([{ outcome: 'mitigated' }]);
  });

  it('is decided once', () => {
    const test = elected('petition');
    test.given('DecidePetition', decision(test));
    expect(test.refused('DecidePetition', decision(test))).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      field: 'electionEventId',
      message: 'That petition has already been decided: mitigated.',
    });
  });

  it('can be decided again once the decision is annulled', () => {
    const test = elected('petition');
    test.given('DecidePetition', decision(test));
    const persons = { actor: { id: 's.ito', role: 'supervisor', ports: ['2801'] } as const };
    const annulling = { ...persons, approver: { ...persons.actor, id: 'k.osei' }, reasonCode: 'decision-reversed' };
    test.given('Annul', { targets: [test.idOf('PetitionDecided')] }, annulling);
    expect(test.when('DecidePetition', { ...decision(test), outcome: 'denied' })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('must be there to be decided, and an abandonment is nothing to decide', () => {
    expect(seizedCase().refused('DecidePetition', { ...decision(elected('petition')) })).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      message: 'The case has no such petition at that date.',
    });
    const given = elected('abandonment');
    expect(given.refused('DecidePetition', decision(given))).toMatchObject({ code: 'REFERENCE_UNKNOWN' });
  });

  it('is of lines that are there', () => {
    const lines = [{ line: 3, quantity: 1 }];
    const petition = { kind: 'petition' as const, by: 'A', receivedOn: '2025-02-03', lines };
    expect(seizedCase().refused('ReceiveElection', petition)).toMatchObject({ code: 'LINE_UNKNOWN' });
  });
});

describe('A court order', () => {
  const order = {
    kind: 'release' as const,
    court: 'Court of International Trade',
    docket: '25-00001',
    orderedOn: '2025-02-10',
    terms: 'Release forthwith',
  };

  it('settles the claim that it names', () => {
    const test = elected('claim');
    test.given('RecordCourtOrder', { ...order, settlesEventId: test.idOf('ElectionReceived') });
    expect(test.file.state.elections).toMatchObject([{ outcome: 'court order 25-00001' }]);
    expect(test.file.state.courtOrders).toMatchObject([{ kind: 'release', docket: '25-00001' }]);
  });

  it('settles nothing that is not there', () => {
    expect(seizedCase().when('RecordCourtOrder', order)).toMatchObject({ outcome: 'accepted' });
    expect(seizedCase().refused('RecordCourtOrder', { ...order, settlesEventId: 'x' })).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      field: 'settlesEventId',
    });
  });
});
