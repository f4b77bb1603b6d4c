import type { StoredEvent } from '#libs/event-store';
import { describeError } from './describe-error.ts';

/** The event in front of which a read model stopped, as stored beside its checkpoint and shown in its state. */
export interface Poison {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  /** 64-bit numbers as decimal text, since this travels as JSON. */
  readonly revision: string;
  readonly position: string;
  /** Stable code, or the kind of error. */
  readonly code: string;
  readonly error: string;
  /** ISO 8601. */
  readonly stoppedAt: string;
}

export function poisonOf(event: StoredEvent, error: unknown, stoppedAt: string): Poison {
  const { code, message } = describeError(error);
  return {
    eventId: event.id,
    type: event.type,
    stream: event.stream,
    revision: String(event.revision),
    position: String(event.position),
    code,
    error: message,
    stoppedAt,
  };
}
