import { type OpenProposal, sayProposal } from '#libs/cases';
import type { ShownProposalDto } from './proposal.dto.ts';

/** A proposal as it is shown, in a list and in its case. */
export function shownProposal(proposal: OpenProposal): ShownProposalDto {
  const { eventId, proposer, correlationId: _correlation, ...said } = proposal;
  const { id, role, ports } = proposer;
  return {
    proposalId: eventId,
    sentence: sayProposal(proposal),
    proposer: { id, role, ...(ports && { ports: [...ports] }) },
    ...said,
  };
}
