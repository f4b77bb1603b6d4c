import { localDate, plusDays } from '../case-file/local-date.ts';
import type { CaseState } from '../case-file/state.ts';
import { clockOf, deadlinesByAnyCalendar } from '../clocks/index.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { CaseEvent } from '../events/types.ts';

/**
 * `CLOCK_NOT_RUN_OUT`: what counts as detained or excluded by operation of law does so from the day after the last day of its
 * clock on, and where that clock runs at all. Of the versions of the calendar the one that gives the earlier date is enough:
 * which closures count may be disputed, and a later version must not make illegal what was recorded under one before. Records
 * that are taken over say what was held then.
 */
export function notDeemedYet(state: CaseState, event: CaseEvent<'Detained' | 'Excluded'>): Refusal | undefined {
  if (event.data.basis !== 'deemed' || event.imported) return undefined;
  const what = event.type === 'Detained' ? 'detained' : 'excluded';
  const clocks = deadlinesByAnyCalendar(state).filter(({ clock }) => clockOf(clock).deemed === what);
  const [first] = clocks;
  if (!first) {
    return neverRunsOut(
      `Nothing is deemed ${what} in this case: no clock runs for it under ${state.opened?.clockRegime}.`,
      'It takes a decision (basis decision).',
    );
  }
  const going = clocks.filter((one) => one.state !== 'tolled');
  if (going.length === 0) {
    return neverRunsOut(
      `Nothing is deemed ${what}: ${first.clock} stands still since ${first.tolledSince}.`,
      'Record when the standstill ended first, or decide it (basis decision).',
    );
  }
  const due = going.map((one) => one.due).reduce((earlier, date) => (date < earlier ? date : earlier));
  return notOver(state, event, due, {
    field: 'effectiveAt',
    message: (on) => `Nothing is deemed ${what} on ${on}: ${first.clock} runs until ${due}.`,
    wayOut: (from) => `It is from ${from} on. Until then it takes a decision (basis decision).`,
  });
}

/** That a deadline lapsed is a fact once its date is over. */
export function notLapsedYet(state: CaseState, event: CaseEvent<'DeadlineLapsed'>): Refusal | undefined {
  if (event.imported) return undefined;
  return notOver(state, event, event.data.dueOn, {
    field: 'dueOn',
    message: (on) => `On ${on} a deadline of ${event.data.dueOn} has not lapsed.`,
    wayOut: (from) => `Record it from ${from} on, or correct the date.`,
  });
}

interface Words {
  readonly field: string;
  readonly message: (on: string) => string;
  readonly wayOut: (from: string) => string;
}

/** The dates of the law are those at the port. */
function notOver(
  { opened }: CaseState,
  { effectiveAt }: CaseEvent,
  due: string,
  { field, message, wayOut }: Words,
): Refusal | undefined {
  const on = localDate(effectiveAt, opened?.port);
  if (on > due) return undefined;
  const from = plusDays(due, 1);
  return {
    code: 'CLOCK_NOT_RUN_OUT',
    field,
    message: message(on),
    wayOut: wayOut(from),
    compared: { effectiveOn: on, possibleFrom: from },
  };
}

function neverRunsOut(message: string, wayOut: string): Refusal {
  return { code: 'CLOCK_NOT_RUN_OUT', field: 'basis', message, wayOut };
}
