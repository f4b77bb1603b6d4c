import { type Proposable, PROPOSABLE } from '#libs/cases';
import { code, oneOf } from '../schema/field.ts';
import { published } from './spec.ts';

const deed = oneOf(PROPOSABLE, 'What is proposed, as a command is called. Nothing has moved yet.');
const proposalId = code('Id of the event that made the proposal.');

/** That a deed waits for a second person is told; of what goods and on what grounds is not, before it is decided. */
export const proposed = published<'Proposed'>()({
  version: 1,
  title: 'Proposed',
  fields: { deed },
  facts: ({ data }) => ({ deed: data.deed }),
});

const ending = ({ data }: { readonly data: { readonly proposalId: string; readonly deed: Proposable } }) => ({
  proposalId: data.proposalId,
  deed: data.deed,
});

/** The event of the deed itself follows at once, with the next sequence. */
export const proposalApproved = published<'ProposalApproved'>()({
  version: 1,
  title: 'Proposal approved',
  fields: { proposalId, deed },
  facts: ending,
});

export const proposalDeclined = published<'ProposalDeclined'>()({
  version: 1,
  title: 'Proposal declined',
  fields: { proposalId, deed },
  facts: ending,
});

export const proposalWithdrawn = published<'ProposalWithdrawn'>()({
  version: 1,
  title: 'Proposal withdrawn',
  fields: { proposalId, deed },
  facts: ending,
});
