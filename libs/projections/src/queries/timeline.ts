import { eventOf } from '../audit-timeline/event-of.ts';
import { type EventRemarkRow, type EventRow, EVENTS, REMARKS } from '../audit-timeline/event-table.ts';
import { toldEvent, type ToldEvent } from '../audit-timeline/told-event.ts';
import type { CaseReader } from './reader.ts';

/** One event as an auditor reads it: what happened, its three dates, who, why, on whose authority. */
export interface TimelineEntry extends ToldEvent {
  readonly position: string;
  /** Local date on which a notice of it was mailed. */
  readonly notifiedOn?: string;
  readonly actor: object;
  readonly approver?: object;
  readonly reasonCode?: string;
  readonly reasonText?: string;
  readonly legalAuthority?: string;
  readonly lateReason?: string;
  /** Recorded times of an import are asserted by it; this says when and by whom, and the store's own time. */
  readonly imported?: object;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly data: object;
  /** Struck through: the event stays, and says by what and since when it does not count. */
  readonly annulled?: Annulment;
}

export interface Annulment {
  /** Id of the annulling event, and when it was recorded. */
  readonly by: string;
  readonly at: string;
  readonly reasonCode?: string;
  readonly reasonText?: string;
}

/** The timeline of a case, in the order of recording, from revision `from` on; annulled events included. */
export async function timelineOf(
  reader: CaseReader,
  caseId: string,
  from: number,
  limit: number,
): Promise<{ entries: TimelineEntry[]; next?: number }> {
  const [rows, remarks] = await Promise.all([
    reader
      .selectFrom(EVENTS)
      .selectAll()
      .where('case_id', '=', caseId)
      .where('revision', '>=', from)
      .orderBy('revision')
      .limit(limit + 1)
      .execute(),
    reader.selectFrom(REMARKS).selectAll().where('case_id', '=', caseId).execute(),
  ]);
  const entries = rows.slice(0, limit).map((row) => ({ ...entryOf(row), ...saidOf(row.event_id, remarks) }));
  const next = rows[limit]?.revision;
  return next === undefined ? { entries } : { entries, next };
}

/** What later events say of one: the annulment, and the first notice that was not itself annulled. */
function saidOf(eventId: string, remarks: readonly EventRemarkRow[]): Pick<TimelineEntry, 'annulled' | 'notifiedOn'> {
  const annulment = (id: string) => remarks.find((one) => one.remark === 'annulled' && one.event_id === id);
  const [notifiedOn] = remarks
    .filter((one) => one.remark === 'notified' && one.event_id === eventId && !annulment(one.by_event_id))
    .map(({ at }) => at)
    .sort();
  const annulled = annulment(eventId);
  return { ...(notifiedOn && { notifiedOn }), ...(annulled && { annulled: annulmentOf(annulled) }) };
}

function annulmentOf({ by_event_id, at, reason_code, reason_text }: EventRemarkRow): Annulment {
  return {
    by: by_event_id,
    at,
    ...(reason_code && { reasonCode: reason_code }),
    ...(reason_text && { reasonText: reason_text }),
  };
}

function entryOf(row: EventRow): TimelineEntry {
  const event = eventOf(row);
  const { actor, approver, commandId, correlationId, causationId } = event;
  const { reasonCode, reasonText, legalAuthority, lateReason, imported } = event;
  return {
    ...toldEvent(event),
    position: String(row.position),
    actor,
    ...(approver && { approver }),
    ...(reasonCode && { reasonCode }),
    ...(reasonText && { reasonText }),
    ...(legalAuthority && { legalAuthority }),
    ...(lateReason && { lateReason }),
    ...(imported && { imported: { ...imported, storedAt: row.stored_at } }),
    ...{ commandId, correlationId, causationId },
    data: event.data,
  };
}
