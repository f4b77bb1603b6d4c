import type { CaseFile } from '../case-file/case-file.ts';
import { fact } from '../commands/fact.ts';
import { unknownEvent } from '../commands/named-event.ts';
import type { Refusal } from '../commands/refusal.ts';
import { CASE_WORK, CLOCK_WORK } from '../commands/roles.ts';
import { isClock, knownClocks, subjectOf } from '../clocks/index.ts';
import type { ClockFact, DeadlineExtendedData, DeadlineTolledData } from './events.ts';
import { notRunOut, shortens } from './running.ts';

/** An extension is a waiver of a right: it names its authority, and who approved it. */
export const extendDeadline = fact<'DeadlineExtended', 'ExtendDeadline'>('DeadlineExtended', {
  roles: CASE_WORK,
  problem: (data, at, file) => unknownAbout(data, file) ?? notLater(data) ?? shortens(data, at),
});
export const tollDeadline = fact<'DeadlineTolled', 'TollDeadline'>('DeadlineTolled', {
  roles: CASE_WORK,
  problem: (data, _at, file) => unknownAbout(data, file) ?? endsTooEarly(data),
});
export const lapseDeadline = fact<'DeadlineLapsed', 'LapseDeadline'>('DeadlineLapsed', {
  roles: CLOCK_WORK,
  problem: (data, at, file, { imported }) => unknownAbout(data, file) ?? (imported ? undefined : notRunOut(data, at)),
});
export const meetDeadline = fact<'DeadlineMet', 'MeetDeadline'>('DeadlineMet', {
  roles: CLOCK_WORK,
  problem: (data, _at, file) => unknownAbout(data, file),
});

/** The clock, and the event that it runs on where one is named: what names another would do nothing. */
function unknownAbout({ clock, subject }: ClockFact, file: CaseFile): Refusal | undefined {
  return unknownClock(clock) ?? unknownEvent(file, 'subject', subject) ?? notOfTheClock(clock, subject, file);
}

function notOfTheClock(clock: string, subject: string | undefined, { history }: CaseFile): Refusal | undefined {
  const named = subject === undefined ? undefined : history.find(({ eventId }) => eventId === subject);
  const runsOn = subjectOf(clock);
  if (!named || runsOn?.is(named)) return undefined;
  return {
    code: 'REFERENCE_UNKNOWN',
    field: 'subject',
    message: `${clock} runs on ${runsOn?.what ?? 'a date of the case'}, not on the ${named.type} that is named.`,
    wayOut: runsOn ? `Name the event id of ${runsOn.what}, or leave it out.` : 'Leave subject out.',
    events: [named.eventId],
  };
}

function unknownClock(clock: string): Refusal | undefined {
  if (isClock(clock)) return undefined;
  return {
    code: 'CODE_UNKNOWN',
    field: 'clock',
    message: `"${clock}" is not a clock.`,
    wayOut: `Clocks: ${knownClocks().join(', ')}.`,
  };
}

function notLater({ oldDate, newDate }: DeadlineExtendedData): Refusal | undefined {
  if (newDate > oldDate) return undefined;
  return {
    code: 'DATES_INVALID',
    field: 'newDate',
    message: `An extension to ${newDate} is not later than ${oldDate}.`,
    wayOut: 'Name a later date.',
    compared: { oldDate, newDate },
  };
}

function endsTooEarly({ from, until }: DeadlineTolledData): Refusal | undefined {
  if (until === undefined || from <= until) return undefined;
  return {
    code: 'DATES_INVALID',
    field: 'until',
    message: `A standstill can't end on ${until}, before it began on ${from}.`,
    wayOut: 'Correct one of the two dates, or leave until out while the end is not known.',
    compared: { from, until },
  };
}
