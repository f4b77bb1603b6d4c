import type { Actor } from '../events/envelope.ts';
import type { CommandContext } from './command.ts';
import type { Refusal } from './refusal.ts';

/**
 * `APPROVAL_NOT_IN_PERSON`: nobody says of somebody else that they approve. Only records that an office takes over name their
 * approver; such an event is marked as imported, and so is what it asserts.
 */
export function assertedApproval({
  approver,
  imported,
}: Pick<CommandContext, 'approver' | 'imported'>): Refusal | undefined {
  if (!approver || imported) return undefined;
  return {
    code: 'APPROVAL_NOT_IN_PERSON',
    field: 'approver',
    message: `That ${approver.id} approves this is for ${approver.id} to say.`,
    wayOut: 'Leave approver out: the deed then waits as a proposal until a supervisor approves it (GET /approvals).',
  };
}

/** `APPROVER_REQUIRED`: a supervisor other than who proposes. Nobody approves their own proposal. */
export function approvalProblem(actor: Actor, approver: Actor | undefined, port: string): Refusal | undefined {
  const missing = (message: string, wayOut: string): Refusal => ({
    code: 'APPROVER_REQUIRED',
    field: 'approver',
    message,
    wayOut,
  });
  if (!approver) return missing('This needs a second person to approve it.', 'Name the supervisor who approved it.');
  if (approver.id === actor.id) {
    return missing('Nobody approves their own proposal.', 'Another supervisor of the port has to approve it.');
  }
  if (approver.role !== 'supervisor') {
    return missing(`A ${approver.role} can't approve this.`, 'A supervisor has to approve it.');
  }
  if (approver.ports && !approver.ports.some((one) => one === port || one === '*')) {
    return missing(
      `${approver.id} is not a supervisor of port ${port}.`,
      'A supervisor of this port has to approve it.',
    );
  }
  return undefined;
}
