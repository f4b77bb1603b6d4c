import { OmitType } from '@nestjs/swagger';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

/** A proposal is decided now, by who calls, for itself: there is no date, authority or record of others to name. */
const NOT_SAID = ['effectiveAt', 'approver', 'lateReason', 'legalAuthority', 'import'] as const;

export class ApproveProposalDto extends OmitType(CommandDto, [...NOT_SAID, 'reasonCode', 'reasonText']) {}

export class DeclineProposalDto extends OmitType(CommandDto, NOT_SAID) {}

export class WithdrawProposalDto extends OmitType(CommandDto, [...NOT_SAID, 'reasonCode', 'reasonText']) {}

const tag = 'Approvals';
const inPath = ['proposalId'] as const;

export const approveProposal = recordRoute('ApproveProposal', {
  path: 'proposals/:proposalId/approve',
  body: ApproveProposalDto,
  tag,
  inPath,
  summary: 'Approve a proposal, and so record what was proposed',
  description:
    'By a supervisor of the port other than who proposed it. The deed is decided by the rules and on the case as it is now; its event and the approval are recorded together, or neither. A dry run answers what would be recorded.',
});

export const declineProposal = recordRoute('DeclineProposal', {
  path: 'proposals/:proposalId/decline',
  body: DeclineProposalDto,
  tag,
  inPath,
  summary: 'Decline a proposal, with a reason',
  description: 'Reasons are those of the list proposal-decline. Nothing else is recorded.',
});

export const withdrawProposal = recordRoute('WithdrawProposal', {
  path: 'proposals/:proposalId/withdraw',
  body: WithdrawProposalDto,
  tag,
  inPath,
  summary: 'Take back what one has proposed',
});
