import { type CaseEvent, decode } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';

/** The stored event as the domain knows it; throws for what it does not know, which then stops the read model. */
export function toCaseEvent({ id, type, data, metadata, recordedAt, revision, position }: StoredEvent): CaseEvent {
  return decode({ id, type, data, metadata, recordedAt, revision: Number(revision), position: String(position) });
}
