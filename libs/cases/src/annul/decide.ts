import { annulledBy } from '../case-file/effective-order.ts';
import type { CaseFile } from '../case-file/case-file.ts';
import { accept, type Refusal, refuse } from '../commands/refusal.ts';
import { SUPERVISION } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { CaseEvent, EventType } from '../events/types.ts';
import { PROPOSAL_ENDINGS } from '../proposals/events.ts';

export interface Annul {
  /** Ids of the events to strike through, together. */
  readonly targets: readonly string[];
}

/**
 * Strikes events through: a supervisor, with a second one. What was recorded along with a target by the
 * same command, and means nothing without it, goes with it (the remainder attested with a partial release).
 */
export const annul: CommandSpec<'Annul'> = {
  roles: SUPERVISION,
  reasons: 'annulment',
  approval: 'always',
  whenClosed: true,
  decide: ({ file }, { data }) => {
    const problem = targetProblem(file, data.targets);
    if (problem) return refuse(problem);
    const named = new Set(data.targets);
    const struck = annulledBy(file.history);
    const targets = file.history.filter(({ eventId }) => named.has(eventId));
    const together = file.history.filter(
      (event) =>
        !struck.has(event.eventId) && (named.has(event.eventId) || targets.some((target) => goesWith(event, target))),
    );
    return accept(
      together.toReversed().map(({ eventId, type, revision }) => ({
        type: 'Annulled',
        data: { targetEventId: eventId, targetType: type, targetRevision: revision },
      })),
    );
  },
};

function goesWith(event: CaseEvent, target: CaseEvent): boolean {
  if (event.commandId !== target.commandId || event.eventId === target.eventId) return false;
  return event.type === 'StillHeld' ? event.data.remainder === true : event.type === 'ExclusionRescinded';
}

const FROM_THE_TIMELINE = 'Take the event id from the timeline.';

function targetProblem({ history, caseId }: CaseFile, targets: readonly string[]): Refusal | undefined {
  const struck = annulledBy(history);
  const refusal = (field: string, message: string, wayOut: string): Refusal => ({
    code: 'ANNULMENT_TARGET_INVALID',
    field,
    message,
    wayOut,
  });
  if (targets.length === 0) return refusal('targets', 'No event is named.', FROM_THE_TIMELINE);
  for (const [index, id] of targets.entries()) {
    const invalid = (message: string, wayOut: string): Refusal => ({
      ...refusal(`targets[${index}]`, message, wayOut),
      events: [id],
    });
    const target = history.find(({ eventId }) => eventId === id);
    if (!target) return invalid(`Case ${caseId} has no event ${id}.`, FROM_THE_TIMELINE);
    if (struck.has(id)) return invalid(`${target.type} has been annulled already.`, 'Leave it out.');
    if (target.type === 'Annulled') return invalid("An annulment can't be annulled.", 'Record the fact again instead.');
    if (isAboutProposal(target.type)) {
      return invalid(
        'That something was proposed, approved, declined or withdrawn stays as it happened between two persons.',
        'Annul what was recorded by it; an open proposal is withdrawn or declined.',
      );
    }
    if (target.type === 'CaseOpened') {
      return invalid(
        "The opening of a case can't be annulled.",
        'Annul its other events and close the case with a reason.',
      );
    }
    if (targets.indexOf(id) !== index) return invalid('This event is named twice.', 'Name each event once.');
  }
  return undefined;
}

function isAboutProposal(type: EventType): boolean {
  return type === 'Proposed' || PROPOSAL_ENDINGS.some((ending) => ending === type);
}
