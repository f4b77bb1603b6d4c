import type { CaseFile } from '../case-file/case-file.ts';
import { accept, type Outcome, refuse } from '../commands/refusal.ts';
import type { CaseEvent } from '../events/types.ts';
import type { ProposalEndedData, ProposalEnding } from './events.ts';
import type { OpenProposal } from './open-proposal.ts';

const SETTLED: Readonly<Record<ProposalEnding, string>> = {
  ProposalApproved: 'approved',
  ProposalDeclined: 'declined',
  ProposalWithdrawn: 'withdrawn',
};

/** The proposal while it waits; else why there is nothing to decide: there never was one, or what became of it. */
export function findProposal({ state, history, caseId }: CaseFile, proposalId: string): Outcome<OpenProposal> {
  const open = state.proposals.find(({ eventId }) => eventId === proposalId);
  if (open) return accept(open);
  const end = history.find(
    (event): event is CaseEvent<ProposalEnding> =>
      event.type in SETTLED && (event.data as Partial<ProposalEndedData>).proposalId === proposalId,
  );
  if (!end) {
    return refuse({
      code: 'PROPOSAL_UNKNOWN',
      field: 'proposalId',
      message: `Case ${caseId} has no proposal ${proposalId}.`,
      wayOut: 'Take its id from the list of what waits (GET /approvals), or from the case.',
    });
  }
  return refuse({
    code: 'PROPOSAL_SETTLED',
    field: 'proposalId',
    message: `This proposal was ${SETTLED[end.type]} by ${end.actor.id} at ${end.recordedAt}.`,
    wayOut: 'Nothing is left to decide. Propose it again if it is still wanted.',
    events: [end.eventId],
  });
}
