import { foldFile } from '../case-file/case-file.ts';
import { decode, encode } from '../events/codec.ts';
import {
  detainedCase,
  OFFICER,
  SECOND_SUPERVISOR,
  seizedCase,
  SEIZURE,
  SUPERVISOR,
  REMISSION,
  type TestCase,
  units,
} from '../testing/given.ts';

const approving = { actor: SUPERVISOR };
const declining = { actor: SUPERVISOR, reasonCode: 'evidence-insufficient' };

/** 900 detained units of which the officer proposes to seize 600 on 20 January. */
const proposedSeizure = (): TestCase =>
  detainedCase(900)
    .on('2025-01-20')
    .given('Seize', { ...SEIZURE, lines: units(600) }, { reasonCode: 'unauthorised-equipment', reasonText: 'Label' });
const waiting = (test: TestCase) => ({ proposalId: test.idOf('Proposed') });

describe('A deed that needs a second person', () => {
  it('is recorded as a proposal that moves nothing, and waits', () => {
    const test = proposedSeizure();
    expect(test.types.slice(-1)).toEqual(['Proposed']);
    expect(test.buckets()).toEqual({ detained: 900 });
    expect(test.standing.status).toBe('Detained');
    expect(test.file.state.proposals).toMatchObject([
      { eventId: test.idOf('Proposed'), deed: 'Seize', proposer: OFFICER, reasonCode: 'unauthorised-equipment' },
    ]);
  });

  it('answers what an approval now would leave', () => {
    const decision = detainedCase(900).when('Seize', { ...SEIZURE, lines: units(600) });
    if (decision.outcome !== 'accepted' || !decision.ifApproved) throw new Error('It was not proposed.');
    expect(decision.ifApproved.history.at(-1)?.type).toBe('SeizedSubjectToForfeiture');
    expect(decision.ifApproved.state.lines.get(1)?.buckets).toMatchObject({ detained: 300, seized: 600 });
    expect(decision.file.state.lines.get(1)?.buckets).toMatchObject({ detained: 900, seized: 0 });
  });

  it('is refused at once when it is against a rule', () => {
    const refusal = detainedCase(900).refused('Seize', { ...SEIZURE, lines: units(901) });
    expect(refusal).toMatchObject({ code: 'QUANTITY_NOT_AVAILABLE', compared: { requested: 901, available: 900 } });
  });

  it('is told by its id from another one, as every command is', () => {
    const test = detainedCase(900);
    const command = test.command('Seize', { ...SEIZURE, lines: units(600) });
    test.given('Seize', command.data, { commandId: command.commandId });
    expect(test.when('Seize', command.data, { commandId: command.commandId })).toMatchObject({
      outcome: 'already-applied',
      events: [{ type: 'Proposed' }],
    });
  });

  it('taken over from records is not proposed: they say who approved it', () => {
    const imported = { importedAt: '2025-06-01T00:00:00.000Z', importedBy: 'admin', source: 'old.csv' };
    const test = detainedCase(900).on('2025-01-20');
    const seizure = { ...SEIZURE, lines: units(600) };
    expect(test.refused('Seize', seizure, { imported })).toMatchObject({ code: 'APPROVER_REQUIRED' });
    expect(test.given('Seize', seizure, { imported, approver: SUPERVISOR }).types.at(-1)).toBe(
      'SeizedSubjectToForfeiture',
    );
  });
});

describe('An approval', () => {
  it('records the deed with it: by the proposer, approved by the supervisor, because of the proposal', () => {
    const test = proposedSeizure().on('2025-01-21');
    const proposal = waiting(test);
    test.given('ApproveProposal', proposal, approving);
    expect(test.types.slice(-2)).toEqual(['ProposalApproved', 'SeizedSubjectToForfeiture']);
    expect(test.buckets()).toEqual({ detained: 300, seized: 600 });
    const [approval, seizure] = test.file.history.slice(-2);
    expect(approval).toMatchObject({ actor: SUPERVISOR, data: { ...proposal, deed: 'Seize' } });
    expect(seizure).toMatchObject({
      actor: OFFICER,
      approver: SUPERVISOR,
      causationId: proposal.proposalId,
      effectiveAt: '2025-01-21T12:00:00.000Z',
      reasonCode: 'unauthorised-equipment',
      reasonText: 'Label',
    });
    expect(approval?.commandId).toBe(seizure?.commandId);
    expect(approval?.eventId).not.toBe(seizure?.eventId);
    expect(test.file.state.proposals).toEqual([]);
  });

  it('records a partial release with what is still held', () => {
    const test = seizedCase(900)
      .on('2025-02-21')
      .given('Release', { ...REMISSION, lines: units(600) });
    test.given('ApproveProposal', waiting(test), approving);
    expect(test.types.slice(-3)).toEqual(['ProposalApproved', 'Released', 'StillHeld']);
    expect(test.standing).toMatchObject({ status: 'StillHeld', held: 300 });
  });

  it('is not given by who proposed it, whatever the role, nor by an officer, nor from another port', () => {
    const test = proposedSeizure();
    const refused = (actor: typeof SUPERVISOR) => test.refused('ApproveProposal', waiting(test), { actor });
    expect(refused({ ...SUPERVISOR, id: OFFICER.id })).toMatchObject({
      code: 'APPROVER_REQUIRED',
      message: 'Nobody approves their own proposal.',
    });
    expect(refused({ ...OFFICER, id: 'another' })).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(refused({ ...SUPERVISOR, ports: ['4601'] })).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('obeys the rules of the day: when the case has changed it says why not, and the proposal waits on', () => {
    const test = proposedSeizure().on('2025-01-21');
    test.given('Release', { releaseType: 'admissible', authorityReference: 'x', lines: units(500) });
    const refusal = test.refused('ApproveProposal', waiting(test), approving);
    expect(refusal).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      field: 'proposal.lines[0].quantity',
      compared: { requested: 600, available: 400 },
      wayOut: expect.stringContaining('proposal waits on'),
    });
    expect(test.file.state.proposals).toHaveLength(1);
  });

  it('given again under the same id is answered with all that it led to', () => {
    const test = proposedSeizure();
    const command = test.command('ApproveProposal', waiting(test), approving);
    test.given('ApproveProposal', command.data, { ...approving, commandId: command.commandId });
    expect(test.when('ApproveProposal', command.data, { ...approving, commandId: command.commandId })).toMatchObject({
      outcome: 'already-applied',
      events: [{ type: 'ProposalApproved' }, { type: 'SeizedSubjectToForfeiture' }],
    });
  });

  it('is given once', () => {
    const test = proposedSeizure();
    const proposal = waiting(test);
    test.given('ApproveProposal', proposal, approving);
    expect(test.refused('ApproveProposal', proposal, { actor: SECOND_SUPERVISOR })).toMatchObject({
      code: 'PROPOSAL_SETTLED',
      message: expect.stringContaining('approved by s.ito'),
    });
    expect(test.refused('ApproveProposal', { proposalId: 'none' }, approving)).toMatchObject({
      code: 'PROPOSAL_UNKNOWN',
    });
  });

  it('keeps the date that was proposed, and says that it waited where that makes the entry late', () => {
    const test = detainedCase(900).on('2025-01-20');
    const effectiveAt = '2025-01-19T12:00:00.000Z';
    test.given('Seize', { ...SEIZURE, lines: units(600) }, { effectiveAt });
    test.on('2025-02-20').given('ApproveProposal', waiting(test), approving);
    expect(test.file.history.at(-1)).toMatchObject({
      effectiveAt,
      recordedAt: '2025-02-20T12:00:00.000Z',
      lateReason: 'It waited for approval from 2025-01-20T12:00:00.000Z on.',
    });
    expect(test.bucketsAsOf({ effectiveAt: '2025-01-20T00:00:00.000Z' })).toEqual({ detained: 300, seized: 600 });
    expect(test.bucketsAsOf({ knownAt: '2025-02-19T00:00:00.000Z' })).toEqual({ detained: 900 });
  });

  it('strikes events through for two supervisors', () => {
    const test = detainedCase(900).on('2025-01-20');
    const actor = SUPERVISOR;
    test.given('Annul', { targets: [test.idOf('Detained')] }, { actor, reasonCode: 'wrong-quantity' });
    expect(test.buckets()).toEqual({ detained: 900 });
    test.given('ApproveProposal', waiting(test), { actor: SECOND_SUPERVISOR });
    expect(test.buckets()).toEqual({ presented: 900 });
  });
});

describe('A proposal', () => {
  it('is declined with a reason by a supervisor, and does nothing then', () => {
    const test = proposedSeizure();
    expect(test.refused('DeclineProposal', waiting(test), approving)).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(test.refused('DeclineProposal', waiting(test), { ...declining, reasonCode: 'other' })).toMatchObject({
      code: 'REASON_REQUIRED',
      field: 'reasonText',
    });
    const proposal = waiting(test);
    test.given('DeclineProposal', proposal, declining);
    expect(test.buckets()).toEqual({ detained: 900 });
    expect(test.refused('ApproveProposal', proposal, approving)).toMatchObject({ code: 'PROPOSAL_SETTLED' });
  });

  it('is withdrawn by who made it, and by nobody else', () => {
    const test = proposedSeizure();
    expect(test.refused('WithdrawProposal', waiting(test), approving)).toMatchObject({ code: 'NOT_PERMITTED' });
    const own = { actor: { ...SUPERVISOR, id: OFFICER.id }, reasonCode: 'overtaken' };
    expect(test.refused('DeclineProposal', waiting(test), own)).toMatchObject({ wayOut: 'Withdraw it instead.' });
    test.given('WithdrawProposal', waiting(test));
    expect(test.file.state.proposals).toEqual([]);
  });

  it('is not annulled: what happened between two persons stays', () => {
    const test = proposedSeizure();
    const annul = { actor: SUPERVISOR, reasonCode: 'duplicate' };
    expect(test.refused('Annul', { targets: [test.idOf('Proposed')] }, annul)).toMatchObject({
      code: 'ANNULMENT_TARGET_INVALID',
    });
  });

  it('keeps the case open while it waits, also one that was made after the date of closing', () => {
    const test = seizedCase(10).on('2025-02-21');
    test.given('Release', { ...REMISSION, lines: units(10) }, { approver: SUPERVISOR });
    test.given('Annul', { targets: [test.idOf('Released')] }, { actor: SUPERVISOR, reasonCode: 'wrong-quantity' });
    const closing = { reasonCode: 'all-released' };
    const pending = { code: 'CASE_STILL_OPEN_MATTERS', events: [test.idOf('Proposed')] };
    expect(test.refused('CloseCase', {}, closing)).toMatchObject(pending);
    test.on('2025-02-22');
    expect(test.refused('CloseCase', {}, { ...closing, effectiveAt: '2025-02-21T12:00:00.000Z' })).toMatchObject(
      pending,
    );
    test.given('WithdrawProposal', waiting(test), { actor: SUPERVISOR });
    expect(test.when('CloseCase', {}, closing)).toMatchObject({ outcome: 'accepted' });
  });

  it('is the same after a round through the log', () => {
    const test = proposedSeizure();
    const stored = test.file.history.map((event) => {
      const { recordedAt, revision, position: _position, ...decided } = event;
      const json = JSON.parse(JSON.stringify(encode(decided))) as ReturnType<typeof encode>;
      return decode({ ...json, recordedAt, revision });
    });
    expect(foldFile(test.file.caseId, stored).state.proposals).toEqual(test.file.state.proposals);
  });
});
