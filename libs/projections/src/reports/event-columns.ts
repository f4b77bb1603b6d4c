import { columns, type ReportColumn, type ReportRow } from './report.ts';
import type { ReportedEvent } from './case-events.ts';

/** What reports of single events say of each. */
export const EVENT_COLUMNS: readonly ReportColumn[] = columns(
  ['case_id', 'case number'],
  ['port', 'Schedule D code'],
  ['campaign', 'campaign, empty where there is none'],
  ['revision', 'place of the event in the case'],
  ['event_id', 'id of the event'],
  ['type', 'type of the event'],
  ['effective_at', 'when it took effect, instant in UTC'],
  ['recorded_at', 'when it was recorded, instant in UTC'],
  ['actor', 'who recorded it'],
  ['actor_role', 'in which role'],
  ['approver', 'who approved it, empty where nobody had to'],
  ['annulled_at', 'when it was struck through, instant in UTC; empty while it counts'],
);

export function eventCells({ of, event, annulledAt }: ReportedEvent): ReportRow {
  return {
    ...{ case_id: of.case_id, port: of.port, campaign: of.campaign },
    revision: event.revision,
    event_id: event.eventId,
    type: event.type,
    effective_at: event.effectiveAt,
    recorded_at: event.recordedAt,
    actor: event.actor.id,
    actor_role: event.actor.role,
    approver: event.approver?.id ?? null,
    annulled_at: annulledAt,
  };
}
