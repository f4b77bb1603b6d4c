import type { CaseEvent } from '#libs/cases';
import { inPeriod, type ReportedEvent, reportedEvents } from './case-events.ts';
import { EVENT_COLUMNS, eventCells } from './event-columns.ts';
import { columns, type Report } from './report.ts';

/** Which template, in which version, every notice was made from. */
export const notices: Report = {
  name: 'notices',
  title: 'Notices with the version of their template',
  says: 'Every notice that was issued: its template and version, how and when it was mailed, and what became of it, also after the period asked for.',
  columns: [
    ...EVENT_COLUMNS,
    ...columns(
      ['template', 'code of the template'],
      ['template_version', 'the version that was used'],
      ['addressee_role', 'role of the addressee'],
      ['channel', 'how it was sent'],
      ['mailed_on', 'date of mailing'],
      ['about_event_id', 'the act that it tells of'],
      ['outcome', 'served, returned, or empty while nothing came back'],
      ['outcome_on', 'date of that'],
    ),
  ],
  takes: ['known', 'from', 'to'],
  async *rows(reader, request) {
    let pending: ReportedEvent<'NoticeIssued'>[] = [];
    let outcomes = new Map<string, { outcome: string; outcome_on: string }>();
    let caseId = '';
    const told = function* () {
      for (const reported of pending) {
        const { template, templateVersion, addressee, channel, mailedOn, aboutEventId = null } = reported.event.data;
        yield {
          ...eventCells(reported),
          ...{ template, template_version: templateVersion, addressee_role: addressee.role, channel },
          ...{ mailed_on: mailedOn, about_event_id: aboutEventId },
          ...(outcomes.get(reported.event.eventId) ?? { outcome: null, outcome_on: null }),
        };
      }
      pending = [];
      outcomes = new Map();
    };
    // The period is that of the notices: what came back, came back, also after its end.
    const { from: _from, to: _to, ...whenever } = request;
    for await (const reported of reportedEvents(reader, whenever, ['NoticeIssued', 'NoticeServed', 'NoticeReturned'])) {
      const { of, event } = reported;
      if (of.case_id !== caseId) yield* told();
      caseId = of.case_id;
      if (isOf('NoticeIssued', reported)) {
        if (inPeriod(event.recordedAt, of.port, request)) pending.push(reported);
      } else if (reported.annulledAt !== null) continue;
      else if (isOf('NoticeServed', reported)) {
        const { noticeEventId, servedOn } = reported.event.data;
        outcomes.set(noticeEventId, { outcome: 'served', outcome_on: servedOn });
      } else if (isOf('NoticeReturned', reported)) {
        const { noticeEventId, returnedOn } = reported.event.data;
        outcomes.set(noticeEventId, { outcome: 'returned', outcome_on: returnedOn });
      }
    }
    yield* told();
  },
};

/** Why every case was closed, and opened again. */
export const closings: Report = {
  name: 'closings',
  title: 'Cases closed and reopened, with the reason',
  says: 'Every closing and reopening of a case, why, and by whom.',
  columns: [
    ...EVENT_COLUMNS,
    ...columns(['reason_code', 'code of the reason'], ['reason_text', 'the reason in words'], ['remark', 'remark']),
  ],
  takes: ['known', 'from', 'to'],
  async *rows(reader, request) {
    for await (const reported of reportedEvents(reader, request, ['CaseClosed', 'CaseReopened'])) {
      const { reasonCode = null, reasonText = null, data } = reported.event;
      const { remark = null } = data as { readonly remark?: string };
      yield { ...eventCells(reported), reason_code: reasonCode, reason_text: reasonText, remark };
    }
  },
};

function isOf<T extends CaseEvent['type']>(type: T, reported: ReportedEvent): reported is ReportedEvent<T> {
  return reported.event.type === type;
}
