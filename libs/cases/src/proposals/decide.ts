import { approvalProblem } from '../commands/approval.ts';
import type { Command } from '../commands/command.ts';
import { accept, type Outcome, type Refusal, refuse } from '../commands/refusal.ts';
import { CASE_WORK, SUPERVISION } from '../commands/roles.ts';
import type { CommandSpec, DecisionView, NewFact } from '../commands/spec.ts';
import type { ProposalEnding } from './events.ts';
import { findProposal } from './find-proposal.ts';
import type { OpenProposal } from './open-proposal.ts';

export interface SettleProposal {
  /** Id of the event `Proposed`. */
  readonly proposalId: string;
}

type Settling = 'ApproveProposal' | 'DeclineProposal' | 'WithdrawProposal';
type MayNot = (proposal: OpenProposal, command: Command<Settling>, port: string) => Refusal | undefined;

/** What a proposal ends by takes effect when it is recorded: nobody decides yesterday. */
function settle(type: ProposalEnding, mayNot: MayNot) {
  return ({ file }: DecisionView, command: Command<Settling>): Outcome<readonly NewFact[]> => {
    const found = findProposal(file, command.data.proposalId);
    if (!found.ok) return found;
    const problem = mayNot(found.value, command, file.state.opened?.port ?? '');
    if (problem) return refuse(problem);
    const data = { proposalId: found.value.eventId, deed: found.value.deed };
    return accept([{ type, data, effectiveAt: command.now }]);
  };
}

/** The deed itself is decided with it, by the same rules as ever, and recorded in the same append (commands/decide.ts). */
export const approveProposal: CommandSpec<'ApproveProposal'> = {
  roles: SUPERVISION,
  whenClosed: true,
  decide: settle('ProposalApproved', ({ proposer }, { actor }, port) =>
    inPerson(approvalProblem(proposer, actor, port)),
  ),
};

/** Who approves is who calls: there is no field to correct. */
function inPerson(problem: Refusal | undefined): Refusal | undefined {
  if (!problem) return undefined;
  const { field: _approver, ...rest } = problem;
  return rest;
}

export const declineProposal: CommandSpec<'DeclineProposal'> = {
  roles: SUPERVISION,
  reasons: 'proposal-decline',
  whenClosed: true,
  decide: settle('ProposalDeclined', ({ proposer }, { actor }) =>
    proposer.id === actor.id
      ? { code: 'NOT_PERMITTED', message: 'This is your own proposal.', wayOut: 'Withdraw it instead.' }
      : undefined,
  ),
};

export const withdrawProposal: CommandSpec<'WithdrawProposal'> = {
  roles: CASE_WORK,
  whenClosed: true,
  decide: settle('ProposalWithdrawn', ({ proposer }, { actor }) =>
    proposer.id === actor.id
      ? undefined
      : {
          code: 'NOT_PERMITTED',
          message: `Only ${proposer.id}, who proposed it, can withdraw it.`,
          wayOut: 'A supervisor declines it instead, with a reason.',
        },
  ),
};
