import { apply } from '../case-file/apply.ts';
import { stateAsOf } from '../case-file/as-of.ts';
import { type CaseFile, evolve } from '../case-file/case-file.ts';
import { amendsThePast } from '../case-file/effective-order.ts';
import type { Anomaly } from '../case-file/state.ts';
import { eventIdFor } from '../events/event-id.ts';
import { specOf } from '../events/catalogue.ts';
import type { CaseEvent, NewEvent } from '../events/types.ts';
import { approvalProblem } from './approval.ts';
import { commandSpecOf } from './catalogue.ts';
import type { Command } from './command.ts';
import type { Accepted, Refused } from './decision.ts';
import { effectiveDateProblem, lateness, lateReasonMissing, recordedDateProblem } from './effective-date.ts';
import { entryProblem } from './entry-guards.ts';
import type { Refusal } from './refusal.ts';
import type { DecisionView, NewFact } from './spec.ts';

/** An accepted deed; `unapproved` when it needs a second person and none has approved it yet. */
type DeedDecision = (Accepted & { readonly unapproved: boolean }) | Refused;

export const refused = (refusal: Refusal): Refused => ({ outcome: 'refused', refusal });

/**
 * Decides a deed on a case as it stands, whatever its command id has led to before.
 * The guards come in this order: who and whether at all, dates, the second person, the deed's own rules, and
 * last the law of quantities, checked by folding the history with the new events in it.
 * @param place of its first event among all that the command leads to
 */
export function decideDeed(file: CaseFile, command: Command, place = 0): DeedDecision {
  const spec = commandSpecOf(command.type);
  const problem =
    entryProblem(file, command, spec) ?? recordedDateProblem(file, command) ?? effectiveDateProblem(file, command);
  if (problem) return refused(problem);
  const late = lateness(file, command);
  if (late && !command.lateReason) return refused(lateReasonMissing(late));

  const view = viewAt(file, command);
  const needsApproval = typeof spec.approval === 'function' ? spec.approval(view, command) : spec.approval === 'always';
  const port = file.state.opened?.port ?? '';
  const { actor, approver, imported } = command;
  // Nobody proposes for the past: what an office's records tell of was approved then, by somebody.
  const waits = needsApproval && approver === undefined && imported === undefined;
  const unapproved = needsApproval && !waits ? approvalProblem(actor, approver, port) : undefined;
  if (unapproved) return refused(unapproved);
  const facts = spec.decide(view, command);
  if (!facts.ok) return refused(facts.refusal);
  const events = facts.value.map((fact, index) => stamp(fact, command, place + index, late !== undefined));
  const added = pending(file, command, events);
  const after = added.reduce(evolve, file);
  const illegal = historyProblem(file, added, after);
  return illegal ? refused(illegal) : { outcome: 'accepted', events, file: after, unapproved: waits };
}

/** This fact alone, recorded for the command: no guard stands before it. */
export function recordFact(file: CaseFile, command: Command, fact: NewFact): Accepted {
  const events = [stamp(fact, command, 0, false)];
  return { outcome: 'accepted', events, file: pending(file, command, events).reduce(evolve, file) };
}

function viewAt(file: CaseFile, command: Command): DecisionView {
  const onTop = command.effectiveAt >= file.lastEffect;
  const at = onTop ? file.state : stateAsOf(file.history, { effectiveAt: command.effectiveAt });
  return {
    file,
    at,
    after: (facts) => {
      const events = facts.map((fact, index) => stamp(fact, command, index, false));
      const added = pending(file, command, events);
      // What comes last and amends nothing is folded on top, as evolve does it.
      if (onTop && !added.some(amendsThePast)) return added.reduce(apply, at);
      return stateAsOf([...file.history, ...added], { effectiveAt: command.effectiveAt });
    },
  };
}

function stamp(fact: NewFact, command: Command, index: number, late: boolean): NewEvent {
  const { approver, commandDigest, legalAuthority, reasonText, lateReason, imported } = command;
  const reasonCode = fact.reasonCode ?? command.reasonCode;
  return {
    eventId: eventIdFor(command.caseId, command.commandId, index),
    type: fact.type,
    schemaVersion: specOf(fact.type).version,
    caseId: command.caseId,
    effectiveAt: fact.effectiveAt ?? command.effectiveAt,
    actor: command.actor,
    commandId: command.commandId,
    correlationId: command.correlationId,
    causationId: command.causationId ?? command.commandId,
    ...(approver && { approver }),
    ...(reasonCode && { reasonCode }),
    ...(reasonText && { reasonText }),
    ...(legalAuthority && { legalAuthority }),
    ...(late && lateReason && { lateReason }),
    ...(commandDigest && { commandDigest }),
    ...(imported && { imported }),
    data: fact.data,
  } as NewEvent;
}

/** The new events as they would stand in the stream. */
function pending(file: CaseFile, { now }: Command, events: readonly NewEvent[]): CaseEvent[] {
  return events.map((event, index): CaseEvent => ({ ...event, recordedAt: now, revision: file.revision + 1 + index }));
}

/**
 * The history with the new events, folded in effective order, must stay legal. What is wrong with a new
 * event is answered as it is; a later event that would no longer hold is named.
 */
function historyProblem(file: CaseFile, added: readonly CaseEvent[], after: CaseFile): Refusal | undefined {
  const known = new Set(file.state.anomalies.map(({ eventId }) => eventId));
  const fresh = after.state.anomalies.filter(({ eventId }) => !known.has(eventId));
  const own = fresh.find(({ eventId }) => added.some((event) => event.eventId === eventId));
  if (own) return own.problem;
  const [broken] = fresh;
  return broken && breaks(file, added, broken, fresh);
}

function breaks(file: CaseFile, added: readonly CaseEvent[], broken: Anomaly, all: readonly Anomaly[]): Refusal {
  const later = file.history.find(({ eventId }) => eventId === broken.eventId);
  const name = later ? `${later.type} of ${later.effectiveAt}` : broken.eventId;
  const events = all.map(({ eventId }) => eventId);
  const because = broken.problem.message;
  const compared = broken.problem.compared ? { compared: broken.problem.compared } : {};
  if (added.some(({ type }) => type === 'Annulled')) {
    return {
      code: 'ANNULMENT_BREAKS_LATER_EVENT',
      field: 'targets',
      message: `Without it, ${name} would no longer be legal: ${because}`,
      wayOut: 'Annul the later events named here together with it, then record what is right.',
      events,
      ...compared,
    };
  }
  return {
    code: 'EFFECTIVE_DATE_INVALID',
    field: 'effectiveAt',
    message: `At that date it would make ${name} illegal: ${because}`,
    wayOut: 'Correct the date or the quantity, or first annul the later event named here.',
    events,
    ...compared,
  };
}
