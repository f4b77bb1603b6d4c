import type { CommandType } from '../commands/command.ts';

/** Deeds that may need a second person, and so may be proposed. */
export const PROPOSABLE = [
  'Seize',
  'Release',
  'Forfeit',
  'SetAsideForfeiture',
  'DisposeOf',
  'PermitExport',
  'Destroy',
  'Annul',
] as const satisfies readonly CommandType[];
export type Proposable = (typeof PROPOSABLE)[number];

/**
 * A deed as its proposer gave it; reason and legal authority are in the envelope. It moves nothing. Names of people in it are
 * sealed, as they are in the event of the deed itself.
 */
export interface ProposedData {
  readonly deed: Proposable;
  /** Payload of the command. */
  readonly data: Readonly<Record<string, unknown>>;
  /** ISO instant at which it is to take effect; when it is approved, if left out. */
  readonly effectiveAt?: string;
  readonly lateReason?: string;
}

/** How a proposal ends. An approval is recorded together with what was proposed, in one append. */
export const PROPOSAL_ENDINGS = ['ProposalApproved', 'ProposalDeclined', 'ProposalWithdrawn'] as const;
export type ProposalEnding = (typeof PROPOSAL_ENDINGS)[number];

export interface ProposalEndedData {
  readonly proposalId: string;
  readonly deed: Proposable;
}
