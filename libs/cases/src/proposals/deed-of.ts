import type { Command } from '../commands/command.ts';
import type { OpenProposal } from './open-proposal.ts';

/**
 * The command that an approval carries out: the proposer's, with the approver beside it, caused by the proposal. One that
 * gave no date takes effect when it is approved. That it has become late by waiting is a reason of its own.
 */
export function deedOf(proposal: OpenProposal, approval: Command<'ApproveProposal'>): Command {
  const { deed, data, proposer, proposedAt, eventId, lateReason, reasonCode, reasonText, legalAuthority } = proposal;
  const { caseId, commandId, commandDigest, correlationId, now, actor } = approval;
  return {
    ...{ type: deed, caseId, data, commandId, correlationId, now, actor: proposer, approver: actor },
    effectiveAt: proposal.effectiveAt ?? now,
    causationId: eventId,
    lateReason: lateReason ?? `It waited for approval from ${proposedAt} on.`,
    ...(commandDigest !== undefined && { commandDigest }),
    ...(reasonCode && { reasonCode }),
    ...(reasonText && { reasonText }),
    ...(legalAuthority && { legalAuthority }),
  } as unknown as Command;
}
