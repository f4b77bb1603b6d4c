import type { CaseFile } from '../case-file/case-file.ts';
import type { CaseEvent } from '../events/types.ts';
import { deedOf } from '../proposals/deed-of.ts';
import { findProposal } from '../proposals/find-proposal.ts';
import { proposalOf } from '../proposals/propose.ts';
import { assertedApproval } from './approval.ts';
import type { Command } from './command.ts';
import { decideDeed, recordFact, refused } from './decide-deed.ts';
import type { Accepted, Decision } from './decision.ts';
import type { Refusal } from './refusal.ts';
import { worksAt } from './roles.ts';

/**
 * Decides a command on a case as it stands. Pure: the same file and command give the same answer.
 * - What its id has led to before is answered again.
 * - A deed that needs a second person is checked by all its rules, and then only proposed.
 * - The approval of a proposal carries the deed out in the same decision.
 */
export function decide(file: CaseFile, command: Command): Decision {
  const before = file.history.filter(({ commandId }) => commandId === command.commandId);
  // Whoever does not work at the port of the case is told nothing of what was recorded; the guards below refuse them.
  if (before.length > 0 && worksAt(command.actor, file.state.opened?.port ?? '')) return repeated(before, command);
  const asserted = assertedApproval(command);
  if (asserted) return refused(asserted);
  const decision = decideDeed(file, command);
  if (decision.outcome === 'refused') return decision;
  const { unapproved, ...accepted } = decision;
  if (unapproved) return { ...recordFact(file, command, proposalOf(command)), ifApproved: accepted.file };
  return command.type === 'ApproveProposal' ? carryOut(file, command, accepted) : accepted;
}

/** The proposed deed on the case with its approval, by the rules of today; one append for both, or nothing. */
function carryOut(file: CaseFile, approval: Command<'ApproveProposal'>, approved: Accepted): Decision {
  const proposal = findProposal(file, approval.data.proposalId);
  if (!proposal.ok) return refused(proposal.refusal);
  const deed = decideDeed(approved.file, deedOf(proposal.value, approval), approved.events.length);
  if (deed.outcome === 'refused') return refused(notAnyMore(deed.refusal));
  return { outcome: 'accepted', events: [...approved.events, ...deed.events], file: deed.file };
}

function notAnyMore({ field, message, wayOut, ...refusal }: Refusal): Refusal {
  return {
    ...refusal,
    message: `What was proposed can't be recorded as the case stands now. ${message}`,
    wayOut: `Nothing was recorded and the proposal waits on: decline it, or mend what stands in its way. ${wayOut}`,
    ...(field !== undefined && { field: `proposal.${field}` }),
  };
}

/**
 * Same id, same command, same person: the first result again. Anything else under that id is refused: told that it was recorded,
 * a second supervisor would believe that the approval is theirs. The scheduler's have no digest; its ids say what they are for, so
 * that anybody could be before it with one of them.
 */
function repeated(before: readonly CaseEvent[], command: Command): Decision {
  const [first] = before;
  if (first?.commandDigest === command.commandDigest && first?.actor.id === command.actor.id)
    return { outcome: 'already-applied', events: before };
  return refused({
    code: 'COMMAND_ID_REUSED',
    field: 'Idempotency-Key',
    message: 'Another command was recorded under this idempotency key.',
    wayOut: 'Use a new key for a new command; repeat your own command with exactly the same content.',
    events: before.map(({ eventId }) => eventId),
  });
}
