import { type CaseEvent, decode } from '#libs/cases';
import type { EventRow } from './event-table.ts';

/** The event that a row holds, as the domain knows it. */
export function eventOf(row: EventRow): CaseEvent {
  return decode({
    id: row.event_id,
    type: row.type,
    data: JSON.parse(row.data) as Record<string, unknown>,
    metadata: JSON.parse(row.metadata) as Record<string, unknown>,
    recordedAt: row.stored_at,
    revision: row.revision,
    position: String(row.position),
  });
}
