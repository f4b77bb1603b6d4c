import type { CaseEvent, EventType } from '#libs/cases';
import { reportedEvents } from './case-events.ts';
import { EVENT_COLUMNS, eventCells } from './event-columns.ts';
import { columns, type Report, type ReportRow } from './report.ts';

/** Events that may extend, stop or waive something; which of them do, `waiverIn` says. */
const TYPES: readonly EventType[] = ['DeadlineExtended', 'DeadlineTolled', 'Released', 'Forfeited'];

/** Every extension and waiver, with the authority that it rests on. */
export const extensions: Report = {
  name: 'extensions',
  title: 'Extensions and waivers with their authority',
  says: 'Deadlines that were extended or stopped, releases in spite of an open agency hold, and forfeitures beyond the administrative limit; annulled ones too.',
  columns: [
    ...EVENT_COLUMNS,
    ...columns(
      ['kind', 'extension, tolling, hold-override or limit-exception'],
      ['clock', 'the clock that was extended or stopped'],
      ['subject_event_id', 'the event that the clock runs on, empty where it was not named'],
      ['old_date', 'date before an extension, first date of a tolling'],
      ['new_date', 'date after an extension, last date of a tolling; empty while a tolling goes on'],
      ['days', 'calendar days gained; empty while a tolling goes on'],
      ['authority', 'citation or reference that it rests on'],
      ['reason_code', 'code of the reason'],
      ['reason_text', 'the reason in words'],
    ),
  ],
  takes: ['known', 'from', 'to'],
  async *rows(reader, request) {
    for await (const reported of reportedEvents(reader, request, TYPES)) {
      const waiver = waiverIn(reported.event);
      if (!waiver) continue;
      const { reasonCode = null, reasonText = null } = reported.event;
      yield { ...eventCells(reported), ...waiver, reason_code: reasonCode, reason_text: reasonText };
    }
  },
};

const NO_CLOCK = { clock: null, subject_event_id: null, old_date: null, new_date: null, days: null };

function waiverIn(event: CaseEvent): ReportRow | undefined {
  if (event.type === 'DeadlineExtended') {
    const { clock, subject = null, oldDate, newDate, authority } = event.data;
    const dates = { old_date: oldDate, new_date: newDate, days: daysBetween(oldDate, newDate) };
    return { kind: 'extension', clock, subject_event_id: subject, ...dates, authority };
  }
  if (event.type === 'DeadlineTolled') {
    const { clock, subject = null, from, until, authority } = event.data;
    // Both its first and its last date are stopped.
    const days = until === undefined ? null : daysBetween(from, until) + 1;
    const dates = { old_date: from, new_date: until ?? null, days };
    return { kind: 'tolling', clock, subject_event_id: subject, ...dates, authority };
  }
  if (event.type === 'Released' && event.data.holdOverride)
    return { kind: 'hold-override', ...NO_CLOCK, authority: event.data.holdOverride };
  if (event.type === 'Forfeited' && event.data.limitException)
    return { kind: 'limit-exception', ...NO_CLOCK, authority: event.data.limitException };
  return undefined;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
