import { atCommit } from '#libs/event-store';
import type { LogPosition, StoredEvent } from '#libs/event-store';

/**
 * How far a read model is. `resumeAfter` is where to subscribe from; it may lie beyond the last event where the server
 * said that nothing of ours follows. `lastEvent` is the last event folded: duplicates are told by it, and so is another
 * log, where that place holds another event.
 */
export interface Checkpoint {
  readonly resumeAfter: LogPosition;
  readonly lastEvent: { readonly id: string; readonly position: bigint };
}

/** The checkpoint right after an event. */
export function after({ id, position, prepare }: StoredEvent): Checkpoint {
  return { resumeAfter: { commit: position, prepare }, lastEvent: { id, position } };
}

/** Where the last folded event lies in the log. */
export function placeOfLastEvent({ lastEvent }: Checkpoint): LogPosition {
  return atCommit(lastEvent.position);
}
