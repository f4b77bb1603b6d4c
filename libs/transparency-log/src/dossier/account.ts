import {
  annulledBy,
  type CaseEvent,
  type CaseFile,
  caseStanding,
  decode,
  foldFile,
  lifecycleOf,
  lineStanding,
  specOf,
  UnknownEvent,
  valuesOf,
} from '#libs/cases';
import type { LoggedEvent } from '../leaf/leaf.ts';

/** What the events of a case amount to: where it stands and what happened, in words. The same for the same events. */
export type Account = { readonly state: object; readonly timeline: readonly object[] } | { readonly problem: string };

/** Where a case stands by the day's end of `until` (a date, by recorded time), or by all of its events. */
export function accountOf(caseId: string, events: readonly LoggedEvent[], until?: string): Account {
  try {
    const known = events.map(toCaseEvent);
    const file = foldFile(caseId, until ? known.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= until) : known);
    return { state: stateOf(file), timeline: timelineOf(known) };
  } catch (error) {
    // What this version cannot read, or what is no fact of a case at all, can be proven all the same.
    return { problem: error instanceof UnknownEvent ? error.message : 'The events do not make a case.' };
  }
}

function toCaseEvent(event: LoggedEvent): CaseEvent {
  const { id, type, recordedAt, revision, position, unreadable } = event;
  const place = { id, type, recordedAt, revision: Number(revision), position: String(position) };
  if (unreadable) throw new UnknownEvent({ ...place, data: {}, metadata: {} }, unreadable.reason);
  return decode({
    ...place,
    data: event.data as Record<string, unknown>,
    metadata: event.metadata as Record<string, unknown>,
  });
}

function stateOf({ revision, state }: CaseFile): object {
  const { opened, lines, anomalies } = state;
  return {
    revision,
    ...(opened && { port: opened.port, ...(opened.campaign && { campaign: opened.campaign }), openedAt: opened.at }),
    lifecycle: lifecycleOf(state),
    ...caseStanding(state),
    value: valuesOf(state),
    lines: [...lines.values()].map((line) => {
      const { line: number, manufacturer, model } = line.facts;
      return { line: number, manufacturer, model, ...lineStanding(line) };
    }),
    ...(anomalies.length > 0 && { anomalies }),
  };
}

function timelineOf(events: readonly CaseEvent[]): object[] {
  const annulments = annulledBy(events);
  return events.map((event) => {
    const { eventId, type, revision, effectiveAt, recordedAt, actor, approver, reasonCode, reasonText } = event;
    const { legalAuthority, lateReason, imported } = event;
    const spec = specOf(type);
    const annulled = annulments.get(eventId);
    const notice = events.find(
      (one) => one.type === 'NoticeIssued' && one.data.aboutEventId === eventId && !annulments.has(one.eventId),
    );
    return {
      ...{ revision, eventId, type, title: spec.title, sentence: spec.describe(event.data) },
      ...{ effectiveAt, recordedAt, actor },
      ...(notice?.type === 'NoticeIssued' && { notifiedOn: notice.data.mailedOn }),
      ...(approver && { approver }),
      ...(reasonCode && { reasonCode }),
      ...(reasonText && { reasonText }),
      ...(legalAuthority && { legalAuthority }),
      ...(lateReason && { lateReason }),
      ...(imported && { imported }),
      ...(annulled && { annulled: { by: annulled.eventId, at: annulled.recordedAt, reasonCode: annulled.reasonCode } }),
    };
  });
}
