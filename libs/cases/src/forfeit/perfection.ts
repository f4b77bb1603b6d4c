import { localDate } from '../case-file/local-date.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Units } from '../case-file/units.ts';
import { type Deadline, deadlinesOfCase } from '../clocks/index.ts';
import type { Refusal } from '../commands/refusal.ts';
import { unmet } from './unmet.ts';

/** Clocks within which a claimant may still answer the seizure. */
const ANSWERS: readonly string[] = ['petition', 'claim', 'cafra-claim'];

/**
 * What keeps customs from declaring units forfeited itself: a seizure of their lines that nobody was told of, a
 * publication that is not over, a period to answer that still runs or stands still, or an answer not yet decided.
 */
export function perfectionProblem(state: CaseState, lines: readonly Units[], effectiveAt: string): Refusal | undefined {
  const on = localDate(effectiveAt, state.opened?.port);
  const deadlines = deadlinesOfCase(state);
  return notNoticed(state, lines) ?? pending(state, lines) ?? notPublished(deadlines, on) ?? notLapsed(deadlines, on);
}

function notNoticed(state: CaseState, lines: readonly Units[]): Refusal | undefined {
  const notices = state.notices.filter(({ template }) => template === 'notice-of-seizure');
  const silent = state.seizures.find(
    (seizure) =>
      shareLine(seizure.lines, lines) &&
      !notices.some(({ aboutEventId }) => aboutEventId === undefined || aboutEventId === seizure.eventId),
  );
  if (!silent) return undefined;
  return unmet(
    'basis',
    `No notice of the seizure of ${silent.at} was issued.`,
    'Issue the notice of seizure, then publish it.',
    undefined,
    [silent.eventId],
  );
}

/** One publication must have run for its whole length. */
function notPublished(deadlines: readonly Deadline[], on: string): Refusal | undefined {
  const published = deadlines.filter(({ clock }) => clock === 'publication');
  if (published.some(({ state, due }) => state === 'met' && due < on)) return undefined;
  const last = published.at(-1);
  if (!last) {
    return unmet('basis', 'The notice was not published.', 'Record the publication (at least 30 consecutive days).');
  }
  return unmet(
    'basis',
    last.state === 'met'
      ? `The notice is published until ${last.due}, which is not yet over on ${on}.`
      : `The notice was published for fewer days than until ${last.due}.`,
    last.state === 'met' ? 'Wait until that date has passed.' : 'Publish it for at least 30 consecutive days.',
    { publishedUntil: last.due, on },
  );
}

function notLapsed(deadlines: readonly Deadline[], on: string): Refusal | undefined {
  const open = deadlines.find(
    ({ clock, state, due }) => ANSWERS.includes(clock) && (state === 'tolled' || (state === 'running' && due >= on)),
  );
  if (!open) return undefined;
  const subject = open.subject === undefined ? undefined : [open.subject];
  return open.state === 'tolled'
    ? unmet(
        'basis',
        `The ${open.clock} period stands still.`,
        'Record when the tolling ended first.',
        undefined,
        subject,
      )
    : unmet(
        'basis',
        `The ${open.clock} period runs until ${open.due}; on ${on} it has not lapsed.`,
        'Wait until it has passed without an answer.',
        { due: open.due, on },
        subject,
      );
}

function pending(state: CaseState, units: readonly Units[]): Refusal | undefined {
  const open = state.elections.find(
    ({ outcome, kind, lines }) =>
      outcome === undefined && kind !== 'abandonment' && (lines === undefined || shareLine(lines, units)),
  );
  if (!open) return undefined;
  const message = `The ${open.kind} of ${open.receivedOn} is still pending.`;
  return unmet('basis', message, 'Decide it first.', undefined, [open.eventId]);
}

function shareLine(some: readonly Units[], others: readonly Units[]): boolean {
  return some.some(({ line }) => others.some((other) => other.line === line));
}
