import type { Ping, ReadAllOptions, StoredEvent, SubscribeOptions, Subscription } from '#libs/event-store';

/** What a runner needs of the event store; `EventStore` is one. */
export interface EventSource {
  subscribe(options: SubscribeOptions): Subscription;
  readAll(options: ReadAllOptions): AsyncIterable<StoredEvent>;
  /** Rejects when there is no answer within the time. */
  ping(timeoutMs: number): Promise<Ping>;
}
