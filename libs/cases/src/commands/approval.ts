import type { Actor } from '../events/envelope.ts';
import type { Refusal } from './refusal.ts';

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
    return missing('Nobody approves their own proposal.', 'Name a supervisor other than the person who proposes.');
  }
  if (approver.role !== 'supervisor') {
    return missing(`A ${approver.role} can't approve this.`, 'Name a supervisor.');
  }
  if (approver.ports && !approver.ports.some((one) => one === port || one === '*')) {
    return missing(`${approver.id} is not a supervisor of port ${port}.`, 'Name a supervisor of this port.');
  }
  return undefined;
}
