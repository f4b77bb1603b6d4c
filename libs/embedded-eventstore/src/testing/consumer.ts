import type { PersistentSubscriptionToStream, ResolvedEvent } from '@eventstore/db-client';

type Received = ResolvedEvent & { retryCount: number };

/** What a consumer of a persistent subscription got, one after the other, and how it answers. */
export class TestConsumer {
  readonly subscription: PersistentSubscriptionToStream;
  readonly failure: Promise<Error>;
  private readonly received: Received[] = [];
  private readonly waiting: ((event: Received) => void)[] = [];

  constructor(subscription: unknown) {
    this.subscription = subscription as PersistentSubscriptionToStream;
    this.failure = new Promise((resolve) => this.subscription.once('error', resolve));
    this.subscription.on('data', (event: Received) => {
      const waiter = this.waiting.shift();
      if (waiter) waiter(event);
      else this.received.push(event);
    });
  }

  next(): Promise<Received> {
    const event = this.received.shift();
    if (event) return Promise.resolve(event);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async take(count: number): Promise<Received[]> {
    const events: Received[] = [];
    while (events.length < count) events.push(await this.next());
    return events;
  }

  /** What is there without waiting. */
  get pending(): number {
    return this.received.length;
  }

  ack(...events: ResolvedEvent[]): Promise<void> {
    return this.subscription.ack(...(events as never[]));
  }

  nack(action: 'park' | 'retry' | 'skip' | 'stop' | 'unknown', ...events: ResolvedEvent[]): Promise<void> {
    return this.subscription.nack(action as 'park', 'because', ...(events as never[]));
  }

  leave(): Promise<void> {
    return this.subscription.unsubscribe();
  }
}
