import { randomUUID } from 'node:crypto';
import {
  approvalPath,
  AUDITOR,
  DETAIN_ALL,
  newCaseId,
  OFFICER,
  openBody,
  SECOND_SUPERVISOR,
  SEIZE_ALL,
  SUPERVISOR,
  TestTracker,
} from '../support/tracker.ts';

describe('Deeds of two persons, in person, over HTTP', () => {
  let tracker: TestTracker;
  beforeAll(async () => (tracker = await TestTracker.start()));
  afterAll(() => tracker.stop());

  /** A case of 900 detained units of which an officer proposes to seize 600. */
  const proposed = async (more: object = {}) => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id));
    await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(900));
    const answer = await tracker.post(`/cases/${id}/seize`, { ...SEIZE_ALL(600), ...more });
    expect(answer.status).toBe(202);
    const proposalId: string = answer.body.proposal.proposalId;
    return { id, proposalId, answer, path: `/cases/${id}/proposals/${proposalId}` };
  };
  const waitingAt = async (position: string, query = '', As = SUPERVISOR) => {
    const all: any[] = [];
    for (let cursor = ''; ;) {
      const { body } = await tracker.get(`/approvals?atLeast=${position}&limit=200${query}${cursor}`, { As });
      all.push(...body.proposals);
      if (!body.next) return all;
      cursor = `&cursor=${body.next}`;
    }
  };

  it('are proposed first: nothing moves, and the answer says what an approval would record, and by whom', async () => {
    const { id, proposalId, answer } = await proposed();
    expect(answer.body).toMatchObject({
      events: [{ eventId: proposalId, type: 'Proposed', sentence: expect.stringContaining('Seizure of 600 units') }],
      standing: { status: 'Detained', buckets: { detained: 900 } },
      proposal: {
        mayApprove: { role: 'supervisor', port: '2801', otherThan: 'm.rivera' },
        wouldRecord: [{ type: 'SeizedSubjectToForfeiture', sentence: expect.stringContaining('Seized 600 units') }],
        standing: { buckets: { detained: 300, seized: 600 } },
      },
    });
    expect(answer.headers.get('etag')).toBe('"3"');
    const { body } = await tracker.get(`/cases/${id}?atLeast=${answer.body.position}`);
    expect(body).toMatchObject({ status: 'Detained', proposals: [{ proposalId, deed: 'Seize' }] });
  });

  it('are proposed once, however often the request is sent', async () => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id));
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await tracker.post(`/cases/${id}/seize`, SEIZE_ALL(600), key);
    const again = await tracker.post(`/cases/${id}/seize`, SEIZE_ALL(600), key);
    expect([first.status, again.status]).toEqual([202, 200]);
    expect(again.body).toMatchObject({
      replayed: true,
      revision: first.body.revision,
      proposal: { proposalId: first.body.proposal.proposalId, mayApprove: { otherThan: 'm.rivera' } },
    });
  });

  it('are listed for supervisors of the port with their case, and marked as own for who proposed', async () => {
    const { id, proposalId, answer } = await proposed({ reasonCode: 'smuggled' });
    const of = (all: any[]) => all.find((one) => one.proposalId === proposalId);
    const { position } = answer.body;
    expect(of(await waitingAt(position))).toMatchObject({
      sentence: 'Seizure of 600 units of line 1',
      proposer: { id: 'm.rivera' },
      reasonCode: 'smuggled',
      own: false,
      mayApprove: true,
      case: { caseId: id, port: '2801', held: 900, buckets: { detained: 900 } },
    });
    expect(of(await waitingAt(position, '', OFFICER))).toMatchObject({ own: true, mayApprove: false });
    expect(of(await waitingAt(position, '', AUDITOR))).toMatchObject({ own: false, mayApprove: false });
    expect(of(await waitingAt(position, '', 'x; role=supervisor; ports=4601'))).toBeUndefined();
    expect(of(await waitingAt(position, '&port=4601'))).toBeUndefined();
    expect(of(await waitingAt(position, '&deed=Release'))).toBeUndefined();
    expect(of(await waitingAt(position, '&deed=Release,Seize&port=2801'))).toBeDefined();
    expect(of(await waitingAt(position, '&waitingDays=1'))).toBeUndefined();
    expect(of(await waitingAt(position, '&proposedBy=own', OFFICER))).toBeDefined();
    expect(of(await waitingAt(position, '&proposedBy=others', OFFICER))).toBeUndefined();
  });

  it('are recorded together with the approval, which is given once, whatever gets lost', async () => {
    const { id, path, answer } = await proposed();
    const key = { As: SUPERVISOR, 'Idempotency-Key': randomUUID(), 'If-Match': answer.headers.get('etag') ?? '' };
    const approved = await tracker.post(`${path}/approve`, {}, key);
    expect(approved).toMatchObject({
      status: 201,
      body: {
        events: [
          { type: 'ProposalApproved', revision: 4 },
          { type: 'SeizedSubjectToForfeiture', revision: 5 },
        ],
        standing: { buckets: { detained: 300, seized: 600 } },
      },
    });
    const again = await tracker.post(`${path}/approve`, {}, key);
    expect(again).toMatchObject({ status: 200, body: { replayed: true, events: approved.body.events } });
    expect(await tracker.post(`${path}/approve`, {}, { As: SECOND_SUPERVISOR })).toMatchObject({
      status: 409,
      body: { code: 'PROPOSAL_SETTLED' },
    });
    const { body } = await tracker.get(`/cases/${id}/timeline?atLeast=${approved.body.position}`);
    expect(body.entries.slice(-2)).toMatchObject([
      { type: 'ProposalApproved', actor: { id: 's.ito' } },
      { actor: { id: 'm.rivera' }, approver: { id: 's.ito' }, causationId: answer.body.proposal.proposalId },
    ]);
    expect((await tracker.get(`/cases/${id}`)).body.proposals).toEqual([]);
  });

  it('can be tried before they are approved', async () => {
    const { path } = await proposed();
    const rehearsed = await tracker.post(`${path}/approve?dryRun=true`, {}, { As: SUPERVISOR });
    expect(rehearsed).toMatchObject({
      status: 200,
      body: { dryRun: true, events: [{ type: 'ProposalApproved' }, { type: 'SeizedSubjectToForfeiture' }] },
    });
    expect((await tracker.post(`${path}/approve`, {}, { As: SUPERVISOR })).status).toBe(201);
  });

  it('are approved by no officer, not by who proposed them in another role, and not from another port', async () => {
    const { path } = await proposed();
    const refused = (As: string) => tracker.post(`${path}/approve`, {}, { As });
    expect(await refused(OFFICER)).toMatchObject({ status: 403, body: { code: 'NOT_PERMITTED' } });
    expect(await refused('m.rivera; role=supervisor; ports=2801')).toMatchObject({
      status: 422,
      body: { code: 'APPROVER_REQUIRED', detail: 'Nobody approves their own proposal.' },
    });
    expect(await refused('x; role=supervisor; ports=4601')).toMatchObject({ status: 403 });
  });

  it('are not said to be approved by somebody else', async () => {
    const { id } = await proposed();
    const named = { ...SEIZE_ALL(1), approver: { id: 's.ito', role: 'supervisor' } };
    expect(await tracker.post(`/cases/${id}/seize`, named)).toMatchObject({
      status: 422,
      body: { code: 'APPROVAL_NOT_IN_PERSON', field: 'approver', wayOut: expect.stringContaining('/approvals') },
    });
    const { path } = await proposed();
    expect(await tracker.post(`${path}/approve`, { approver: { id: 's.ito' } }, { As: SUPERVISOR })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED' },
    });
  });

  it('are decided on the case as it is: what is not legal any more waits on, and is declined with a reason', async () => {
    const { id, path, answer } = await proposed();
    const release = { lines: [{ line: 1, quantity: 500 }], releaseType: 'admissible', authorityReference: 'ADM-1' };
    await tracker.post(`/cases/${id}/release`, release);
    const stale = { As: SUPERVISOR, 'If-Match': answer.headers.get('etag') ?? '' };
    expect(await tracker.post(`${path}/approve`, {}, stale)).toMatchObject({ status: 412 });
    expect(await tracker.post(`${path}/approve`, {}, { As: SUPERVISOR })).toMatchObject({
      status: 422,
      body: { code: 'QUANTITY_NOT_AVAILABLE', compared: { requested: 600, available: 400 } },
    });
    expect(await tracker.post(`${path}/decline`, {}, { As: SUPERVISOR })).toMatchObject({
      status: 422,
      body: { code: 'REASON_REQUIRED' },
    });
    const declined = await tracker.post(`${path}/decline`, { reasonCode: 'overtaken' }, { As: SUPERVISOR });
    expect(declined).toMatchObject({ status: 201, body: { events: [{ type: 'ProposalDeclined' }] } });
    expect((await waitingAt(declined.body.position)).some((one) => one.case.caseId === id)).toBe(false);
  });

  it('are withdrawn by who proposed them', async () => {
    const { path } = await proposed();
    expect(await tracker.post(`${path}/withdraw`, {}, { As: SUPERVISOR })).toMatchObject({ status: 403 });
    expect(await tracker.post(`${path}/withdraw`, {})).toMatchObject({ status: 201 });
    expect(await tracker.post(approvalPath(path, 'none'), {}, { As: SUPERVISOR })).toMatchObject({ status: 404 });
  });

  it('are published as what they are, and of what goods is not told before it is decided', async () => {
    const { id, path } = await proposed();
    const { body } = await tracker.post(`${path}/approve`, {}, { As: SUPERVISOR });
    const feed = await tracker.get(`/events?case=${id}&limit=1000&atLeast=${body.position}`);
    const of = JSON.parse(JSON.stringify(feed.body)) as { events?: any[] };
    const events = (of.events ?? (feed.body as any[])).filter((one: any) => one.subject === id);
    const told = events.find(({ type }: any) => type.endsWith('.proposed.v1'));
    expect(told.data).toEqual({ port: '2801', campaign: 'End-to-end', role: 'case-officer', deed: 'Seize' });
    expect(events.map(({ type }: any) => type.split('.').at(-2)).slice(-3)).toEqual([
      'proposed',
      'proposal-approved',
      'seized-subject-to-forfeiture',
    ]);
  });
});
