import type { CaseState } from '../case-file/state.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventSpec } from '../events/spec.ts';
import type { ProposalEnding } from './events.ts';
import { sayDeed, sayProposal } from './say-proposal.ts';

export const proposed: EventSpec<'Proposed'> = {
  version: 1,
  title: 'Proposed',
  apply: (state, { eventId, recordedAt, actor, correlationId, reasonCode, reasonText, legalAuthority, data }) => ({
    ...state,
    proposals: [
      ...state.proposals,
      {
        ...data,
        ...{ eventId, proposer: actor, proposedAt: recordedAt, correlationId },
        ...(reasonCode && { reasonCode }),
        ...(reasonText && { reasonText }),
        ...(legalAuthority && { legalAuthority }),
      },
    ],
  }),
  describe: (data) => `${sayProposal(data)} proposed; it waits for a second person`,
};

/** A proposal is decided once. Which deed an approval led to is told by the events recorded with it. */
function settled<T extends ProposalEnding>(title: string, word: string): EventSpec<T> {
  return {
    version: 1,
    title,
    apply: (state, { data: { proposalId } }) => ({
      ...state,
      proposals: state.proposals.filter(({ eventId }) => eventId !== proposalId),
    }),
    problem: (state, { data: { proposalId } }) => notOpen(state, proposalId),
    describe: ({ deed }) => `${sayDeed(deed)}: proposal ${word}`,
  };
}

export const proposalApproved = settled<'ProposalApproved'>('Proposal approved', 'approved');
export const proposalDeclined = settled<'ProposalDeclined'>('Proposal declined', 'declined');
export const proposalWithdrawn = settled<'ProposalWithdrawn'>('Proposal withdrawn', 'withdrawn by its proposer');

function notOpen(state: CaseState, proposalId: string): Refusal | undefined {
  if (state.proposals.some(({ eventId }) => eventId === proposalId)) return undefined;
  return {
    code: 'PROPOSAL_SETTLED',
    field: 'proposalId',
    message: 'No such proposal waits at that date.',
    wayOut: 'Look at the timeline of the case for what became of it.',
    events: [proposalId],
  };
}
