import type { CaseState } from '../case-file/state.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventType } from '../events/types.ts';
import { PROPOSAL_ENDINGS } from '../proposals/events.ts';

/**
 * What may still take effect while a case is closed. An annulment may be proposed first, like any deed of two persons; and
 * that a deadline passed meanwhile is recorded once the case is reopened, if it then has units again that it ran for.
 */
const AFTER_CLOSING: readonly EventType[] = [
  'DeadlineLapsed',
  'CaseReopened',
  'QuantityCorrected',
  'Annulled',
  'Proposed',
  ...PROPOSAL_ENDINGS,
];

/**
 * `CASE_CLOSED` as a rule of the history itself: a case is not closed as of a date before its last acts, and its reopening is
 * not annulled beneath what was done since.
 */
export function afterClosing({ closedAt }: CaseState, type: EventType): Refusal | undefined {
  return closedAt === undefined || AFTER_CLOSING.includes(type) ? undefined : caseIsClosed(closedAt);
}

export function caseIsClosed(closedAt: string): Refusal {
  return {
    code: 'CASE_CLOSED',
    message: `The case was closed at ${closedAt}.`,
    wayOut: 'Reopen the case with a reason, or annul what was recorded wrongly.',
  };
}
