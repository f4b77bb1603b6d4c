import type { LogPosition } from '../log-position.ts';
import type { StoredEvent } from '../stored-event.ts';

/** What a catch-up subscription tells, strictly in the log's order. */
export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  /** The server looked through the log up to here; every event of ours before it has been told. */
  | { readonly kind: 'checkpoint'; readonly position: LogPosition }
  /** Everything that was in the log at this moment has been told; from here on it is live. */
  | { readonly kind: 'caught-up' };

/**
 * A running subscription, pulled. Whoever takes slowly slows the server down, nothing is buffered without bound. An end
 * or a failure is thrown once; after `stop` there is nothing, whatever the connection still delivers.
 */
export interface Subscription extends AsyncIterable<SubscriptionMessage> {
  /** At least one message and at most `max`, waiting as long as it takes; none after `stop`. */
  take(max: number): Promise<SubscriptionMessage[]>;
  stop(): void;
}

export interface SubscribeOptions {
  /** Tell what lies strictly after this place; without it from the beginning. */
  readonly after?: LogPosition;
  /** Only streams whose name begins with one of these. Filtered on the server. */
  readonly streamPrefixes: readonly string[];
}
