import { localDate } from '../case-file/local-date.ts';
import type { CaseState, Election, Seizure } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
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
  const seizures = state.seizures.filter((seizure) => shareLine(seizure.lines, lines));
  const deadlines = deadlinesFor(state, lines);
  return (
    notNoticed(state, seizures) ??
    pending(state, lines) ??
    notPublished(state, deadlines, seizures, on) ??
    notLapsed(deadlines, on)
  );
}

/**
 * The deadlines as these units have them: by dates, and ended by what was answered for them. What somebody recorded of a clock, that
 * it lapsed or was met, takes nobody's right to answer; nor does what another answered for other goods.
 */
function deadlinesFor(state: CaseState, lines: readonly Units[]): Deadline[] {
  const answered = ({ lines: own }: Election): boolean =>
    own === undefined || lines.every(({ line }) => unitsOn(line, own) >= unitsOn(line, lines));
  return deadlinesOfCase({
    ...state,
    elections: state.elections.filter(answered),
    deadlines: state.deadlines.filter(({ type }) => type === 'DeadlineExtended' || type === 'DeadlineTolled'),
  });
}

/** A notice tells of what was seized by the day of its mailing; one that names no act tells of every seizure. */
function notNoticed({ notices, opened }: CaseState, seizures: readonly Seizure[]): Refusal | undefined {
  const silent = seizures.find(
    ({ eventId, at }) =>
      !notices.some(
        ({ template, aboutEventId = eventId, mailedOn }) =>
          template === 'notice-of-seizure' && aboutEventId === eventId && mailedOn >= localDate(at, opened?.port),
      ),
  );
  if (!silent) return undefined;
  return unmet(
    'basis',
    `No notice of the seizure of ${silent.at} was mailed since.`,
    'Issue the notice of seizure, then publish it.',
    undefined,
    [silent.eventId],
  );
}

/** Since each seizure of the lines one publication must have run for its whole length, and not of other goods. */
function notPublished(
  { publications, seizures: all, opened }: CaseState,
  deadlines: readonly Deadline[],
  seizures: readonly Seizure[],
  on: string,
): Refusal | undefined {
  const others = all.filter((one) => !seizures.includes(one)).map(({ eventId }) => eventId);
  const ofOthers = publications.filter(({ aboutEventId = '' }) => others.includes(aboutEventId));
  const published = deadlines.filter(
    ({ clock, subject }) => clock === 'publication' && !ofOthers.some(({ eventId }) => eventId === subject),
  );
  for (const { at, eventId } of seizures) {
    const since = published.filter(({ basis }) => basis.on >= localDate(at, opened?.port));
    if (since.some(({ state, due }) => state === 'met' && due < on)) continue;
    return unpublished(since.at(-1), on, eventId);
  }
  return undefined;
}

function unpublished(last: Deadline | undefined, on: string, seizure: string): Refusal {
  if (!last) {
    const wayOut = 'Record the publication (at least 30 consecutive days).';
    return unmet('basis', 'The notice was not published since the seizure.', wayOut, undefined, [seizure]);
  }
  return unmet(
    'basis',
    last.state === 'met'
      ? `The notice is published until ${last.due}, which is not yet over on ${on}.`
      : `The notice was published for fewer days than until ${last.due}.`,
    last.state === 'met' ? 'Wait until that date has passed.' : 'Publish it for at least 30 consecutive days.',
    { publishedUntil: last.due, on },
    [seizure],
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
