import type { ResolvedEvent } from '@eventstore/db-client';
import { eventually } from './time.ts';

export type Received = ResolvedEvent & { readonly retryCount: number };

/** What consumers of groups on streams and on `$all` have in common. */
interface Subscription extends NodeJS.EventEmitter {
  readonly id?: string;
  ack(...events: ResolvedEvent[]): Promise<void>;
  nack(action: string, reason: string, ...events: ResolvedEvent[]): Promise<void>;
  unsubscribe(): Promise<void>;
}

/** A consumer of a group that takes what it is given, one after the other, and answers when the test says so. */
export class Consumer {
  /** How the server ended it. */
  error: (Error & { type?: string }) | undefined;
  private readonly subscription: Subscription;
  private readonly received: Received[] = [];

  constructor(subscription: unknown) {
    this.subscription = subscription as Subscription;
    this.subscription.on('data', (event: Received) => this.received.push(event));
    this.subscription.on('error', (error: Error) => (this.error = error));
  }

  /** What the server calls the subscription, once it has confirmed it. */
  get id(): string | undefined {
    return this.subscription.id;
  }

  /** Events that it was given and did not take yet. */
  get waiting(): number {
    return this.received.length;
  }

  /** The next events, as many as that, however long they take. */
  async take(count: number): Promise<Received[]> {
    await eventually(
      () => this.waiting,
      (waiting) => waiting >= count,
    );
    return this.received.splice(0, count);
  }

  async next(): Promise<Received> {
    const [event] = await this.take(1);
    return event!;
  }

  ack(...events: Received[]): Promise<void> {
    return this.subscription.ack(...events);
  }

  nack(action: 'park' | 'retry' | 'skip' | 'unknown', ...events: Received[]): Promise<void> {
    return this.subscription.nack(action, 'the test wants it so', ...events);
  }

  leave(): Promise<void> {
    return this.subscription.unsubscribe();
  }

  /** Waits until the server lets it go, and says how. */
  async dropped(): Promise<string | undefined> {
    await eventually(
      () => this.error,
      (error) => error !== undefined,
    );
    return this.error?.type;
  }
}
