import type { CaseState, DeadlineEvent } from '../case-file/state.ts';
import type { EventSpec } from '../events/spec.ts';
import { notLapsedYet } from '../lapse/clock-run-out.ts';

/** Facts about clocks are kept as they are; what they do to a due date is computed by clocks/. */
function keep(state: CaseState, event: DeadlineEvent): CaseState {
  return { ...state, deadlines: [...state.deadlines, event] };
}

export const deadlineExtended: EventSpec<'DeadlineExtended'> = {
  version: 1,
  title: 'Deadline extended',
  apply: keep,
  describe: ({ clock, oldDate, newDate, authority }) =>
    `${clock} extended from ${oldDate} to ${newDate} by ${authority}`,
};

export const deadlineTolled: EventSpec<'DeadlineTolled'> = {
  version: 1,
  title: 'Deadline tolled',
  apply: keep,
  describe: ({ clock, from, until, authority }) =>
    `${clock} stopped from ${from}${until ? ` until ${until}` : ' until further notice'} by ${authority}`,
};

export const deadlineLapsed: EventSpec<'DeadlineLapsed'> = {
  version: 1,
  title: 'Deadline lapsed',
  apply: keep,
  problem: notLapsedYet,
  describe: ({ clock, dueOn, calendarVersion }) => `${clock} lapsed, due ${dueOn} (calendar ${calendarVersion})`,
};

export const deadlineMet: EventSpec<'DeadlineMet'> = {
  version: 1,
  title: 'Deadline met',
  apply: keep,
  describe: ({ clock, metOn, dueOn }) => `${clock} met on ${metOn}${dueOn ? `, due ${dueOn}` : ''}`,
};
