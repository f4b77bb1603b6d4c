import { miners, opening, SEIZURE } from '../testing/case-commands.ts';
import { DATABASES } from '../testing/databases.ts';
import { Office, OFFICER, SUPERVISOR } from '../testing/office.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import { CursorInvalid } from './cursor-invalid.ts';
import type { ProposalFilter } from './open-proposals.ts';

const PORTS = ['2801', '3801', '4701'];
const lines = [{ line: 1, quantity: 4 }];

/** Nine cases at three ports; in each a seizure is proposed, one case a day. */
function officeWithProposals(): Office {
  const office = new Office();
  for (let number = 0; number < 9; number++) {
    const caseId = `A-${number}`;
    office.give(caseId, 'OpenCase', opening([miners(1, 10)], { port: PORTS[number % 3]! }), { on: '2025-01-10' });
    const actor = number === 4 ? SUPERVISOR : OFFICER;
    office.give(caseId, 'Seize', { ...SEIZURE, lines }, { on: `2025-01-1${1 + number}`.slice(0, 10), actor });
  }
  return office;
}

describe.each(DATABASES)('the list of what waits for approval, on $name', ({ place }) => {
  let office: Office;
  let models: ReadModelsUnderTest;

  beforeEach(async () => {
    office = officeWithProposals();
    models = await ReadModelsUnderTest.create(undefined, await place());
    await models.tell(office.log);
  });
  afterEach(() => models.remove());

  const waiting = async (filter: ProposalFilter = {}) => {
    const { rows, total } = await models.queries.proposals({ filter, limit: 100 });
    expect(total).toBe(rows.length);
    return rows.map(({ about }) => about.caseId);
  };
  const proposalOf = (caseId: string) =>
    office.file(caseId).history.find(({ type }) => type === 'Proposed')?.eventId ?? '';
  const settle = async (caseId: string, type: 'ApproveProposal' | 'DeclineProposal' | 'WithdrawProposal') => {
    const who = { actor: type === 'WithdrawProposal' ? OFFICER : SUPERVISOR, reasonCode: 'overtaken' };
    await models.tell(office.give(caseId, type, { proposalId: proposalOf(caseId) }, { on: '2025-02-01', ...who }));
  };

  it('has each proposal once, longest first, with the case that it is about', async () => {
    const { rows } = await models.queries.proposals({ filter: {}, limit: 100 });
    expect(rows.map(({ about }) => about.caseId)).toEqual([...'012345678'].map((number) => `A-${number}`));
    expect(rows[0]).toMatchObject({
      proposal: { eventId: proposalOf('A-0'), deed: 'Seize', data: { lines }, proposer: { id: OFFICER.id } },
      about: { caseId: 'A-0', port: '2801', counted: 10, proposals: [{ eventId: proposalOf('A-0') }] },
    });
  });

  it('is narrowed by port, deed, age and proposer', async () => {
    expect(await waiting({ port: ['3801'] })).toEqual(['A-1', 'A-4', 'A-7']);
    expect(await waiting({ port: [] })).toEqual([]);
    expect(await waiting({ deed: ['Release'] })).toEqual([]);
    expect(await waiting({ deed: ['Seize', 'Release'], proposedBefore: '2025-01-13T00:00:00.000Z' })).toEqual([
      'A-0',
      'A-1',
    ]);
    expect(await waiting({ proposer: SUPERVISOR.id })).toEqual(['A-4']);
    expect(await waiting({ notProposer: OFFICER.id, port: ['3801', '4701'] })).toEqual(['A-4']);
  });

  it('loses what is decided, however it is decided, and nothing else', async () => {
    await settle('A-0', 'ApproveProposal');
    await settle('A-3', 'DeclineProposal');
    await settle('A-8', 'WithdrawProposal');
    expect(await waiting()).toEqual(['A-1', 'A-2', 'A-4', 'A-5', 'A-6', 'A-7']);
    expect((await models.queries.byId('A-0'))?.proposals).toEqual([]);
    expect(await models.queries.byId('A-0')).toMatchObject({ held: 4, posture: 'seized' });
    expect(await models.queries.byId('A-3')).toMatchObject({ held: 0, posture: 'none' });
  });

  it('is read in pages that neither repeat nor lose anything while decisions are made', async () => {
    const first = await models.queries.proposals({ filter: {}, limit: 4 });
    await settle('A-1', 'DeclineProposal');
    await settle('A-3', 'ApproveProposal');
    const second = await models.queries.proposals({ filter: {}, limit: 4, cursor: first.next! });
    const last = await models.queries.proposals({ filter: {}, limit: 4, cursor: second.next! });
    expect([...second.rows, ...last.rows].map(({ about }) => about.caseId)).toEqual([
      'A-4',
      'A-5',
      'A-6',
      'A-7',
      'A-8',
    ]);
    expect(last.next).toBeUndefined();
    expect(last.total).toBe(7);
    await expect(models.queries.proposals({ filter: {}, limit: 4, cursor: 'x' })).rejects.toThrow(CursorInvalid);
  });

  it('holds two proposals of one case until each is decided', async () => {
    await models.tell(office.give('A-2', 'Seize', { ...SEIZURE, lines }, { on: '2025-01-30' }));
    expect((await waiting()).filter((caseId) => caseId === 'A-2')).toHaveLength(2);
    await settle('A-2', 'DeclineProposal');
    expect((await waiting()).filter((caseId) => caseId === 'A-2')).toHaveLength(1);
  });
});
