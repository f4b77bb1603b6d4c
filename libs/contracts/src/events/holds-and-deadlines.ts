import { code, list, localDate, optional, record, whole } from '../schema/field.ts';
import { published } from './spec.ts';

const wanted = list(
  record({
    line: whole('Line of the case, from 1.', 1),
    quantity: optional(whole('Units; the whole line where absent.', 1)),
  }),
  'Units the agency speaks of.',
);

type Wanted = { readonly line: number; readonly quantity?: number };
const wantedOf = (lines: readonly Wanted[]): Wanted[] =>
  lines.map(({ line, quantity }) => ({ line, ...(quantity !== undefined && { quantity }) }));

export const agencyHoldPlaced = published<'AgencyHoldPlaced'>()({
  version: 1,
  title: 'Agency hold placed',
  fields: { agency: code('From the list agencies.'), lines: wanted },
  facts: ({ data: { agency, lines } }) => ({ agency, lines: wantedOf(lines) }),
});

export const agencyHoldLifted = published<'AgencyHoldLifted'>()({
  version: 1,
  title: 'Agency hold lifted',
  fields: { holdEventId: code('Event that placed the hold.'), lines: optional(wanted) },
  facts: ({ data: { holdEventId, lines } }) => ({ holdEventId, ...(lines && { lines: wantedOf(lines) }) }),
});

const clock = code('Clock, by its code.');
const subjectEventId = optional(code('Event that the clock runs on, where there are several.'));
const about = (fact: { readonly clock: string; readonly subject?: string }) => ({
  clock: fact.clock,
  ...(fact.subject && { subjectEventId: fact.subject }),
});

export const deadlineExtended = published<'DeadlineExtended'>()({
  version: 1,
  title: 'Deadline extended',
  fields: { clock, subjectEventId, oldDate: localDate('Due before.'), newDate: localDate('Due now.') },
  facts: ({ data }) => ({ ...about(data), oldDate: data.oldDate, newDate: data.newDate }),
});

export const deadlineTolled = published<'DeadlineTolled'>()({
  version: 1,
  title: 'Deadline tolled',
  fields: {
    ...{ clock, subjectEventId },
    from: localDate('First day that does not count.'),
    until: optional(localDate('Last such day; open where absent.')),
  },
  facts: ({ data }) => ({ ...about(data), from: data.from, ...(data.until && { until: data.until }) }),
});

export const deadlineLapsed = published<'DeadlineLapsed'>()({
  version: 1,
  title: 'Deadline lapsed',
  fields: {
    ...{ clock, subjectEventId },
    dueOn: localDate('Day that was missed.'),
    calendarVersion: code('Version of the business calendar the day was computed with.'),
  },
  facts: ({ data }) => ({ ...about(data), dueOn: data.dueOn, calendarVersion: data.calendarVersion }),
});

export const deadlineMet = published<'DeadlineMet'>()({
  version: 1,
  title: 'Deadline met',
  fields: {
    ...{ clock, subjectEventId },
    dueOn: optional(localDate('Day it was due.')),
    metOn: localDate('Day it was met.'),
  },
  facts: ({ data }) => ({ ...about(data), metOn: data.metOn, ...(data.dueOn && { dueOn: data.dueOn }) }),
});
