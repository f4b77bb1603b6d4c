import { type CaseEvent, caseStream, decode, UnknownEvent } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';

/** The stored event as the domain knows it; throws for what it does not know, which then stops the read model. */
export function toCaseEvent(stored: StoredEvent): CaseEvent {
  const { id, type, data, metadata, recordedAt, revision, position, stream } = stored;
  const json = { id, type, data, metadata, recordedAt, revision: Number(revision), position: String(position) };
  const event = decode(json);
  if (caseStream(event.caseId) !== stream)
    throw new UnknownEvent(json, `it says it is of ${event.caseId}, but lies in ${stream}`);
  return event;
}
