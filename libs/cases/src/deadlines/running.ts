import type { CaseState } from '../case-file/state.ts';
import { type Deadline, deadlinesByAnyCalendar, deadlinesOfCase } from '../clocks/index.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { ClockFact, DeadlineExtendedData, DeadlineLapsedData } from './events.ts';

/** What a fact is about, as the case computes it: each run of the clock where it names none. Clocks that no event starts have none. */
function runsOf(state: CaseState, { clock, subject }: ClockFact): Deadline[] {
  return deadlinesOfCase(state).filter(
    (one) => one.clock === clock && (subject === undefined || one.subject === subject),
  );
}

/** Of the versions of the calendar the earlier date is enough, as for what is deemed (lapse/clock-run-out.ts). */
function earliestDue(state: CaseState, { clock, subject, due }: Deadline): string {
  return deadlinesByAnyCalendar(state)
    .filter((one) => one.clock === clock && one.subject === subject)
    .reduce((first, one) => (one.due < first ? one.due : first), due);
}

/** `DATES_INVALID`: an extension gives time. One from a mistaken old date would take it, from a claimant perhaps. */
export function shortens(data: DeadlineExtendedData, at: CaseState): Refusal | undefined {
  const longer = runsOf(at, data).find(({ due }) => data.newDate <= due);
  if (!longer) return undefined;
  return {
    code: 'DATES_INVALID',
    field: 'newDate',
    message: `An extension to ${data.newDate} is not later than ${longer.due}, until which ${data.clock} runs.`,
    wayOut: 'Name a later date; where the clock runs more than once, name the one that is meant in subject.',
    compared: { due: longer.due, newDate: data.newDate },
  };
}

/**
 * `CLOCK_NOT_RUN_OUT`: a deadline lapses when its date is over, as it was extended or stood still, and not when a date is over that
 * somebody took for it.
 */
export function notRunOut(data: DeadlineLapsedData, at: CaseState): Refusal | undefined {
  for (const run of runsOf(at, data)) {
    const refusal = (message: string, wayOut: string, compared?: Refusal['compared']): Refusal => ({
      ...{ code: 'CLOCK_NOT_RUN_OUT', field: 'dueOn', message, wayOut },
      ...(compared && { compared }),
      ...(run.subject !== undefined && { events: [run.subject] }),
    });
    if (run.state === 'tolled') {
      const message = `${data.clock} has not lapsed: it stands still since ${run.tolledSince}.`;
      return refusal(message, 'Record when the standstill ended first.');
    }
    const due = earliestDue(at, run);
    if (data.dueOn >= due) continue;
    const message = `${data.clock} did not lapse on ${data.dueOn}: it runs until ${due}.`;
    return refusal(message, `Record it with ${due}, once that date is over.`, { dueOn: data.dueOn, due });
  }
  return undefined;
}
