import type { AllStreamSubscription, ResolvedEvent, StreamSubscription } from '@eventstore/db-client';
import { textOf } from './notes.ts';
import { eventually } from './time.ts';

/** What a subscription told, one after the other, in words: an event by its text, or its type where it has none. */
export class Told {
  readonly sofar: string[] = [];
  private readonly subscription: StreamSubscription | AllStreamSubscription;

  constructor(subscription: StreamSubscription | AllStreamSubscription) {
    this.subscription = subscription;
    subscription.on('confirmation', () => this.sofar.push('confirmation'));
    subscription.on('caughtUp', () => this.sofar.push('caught up'));
    subscription.on('fellBehind', () => this.sofar.push('fell behind'));
    subscription.on('error', (error: Error & { type?: string }) =>
      this.sofar.push(`error ${error.type ?? error.message}`),
    );
    (subscription as NodeJS.EventEmitter).on('data', (resolved: ResolvedEvent) =>
      this.sofar.push(resolved.event?.type === 'NoteAdded' ? textOf(resolved) : (resolved.event?.type ?? 'nothing')),
    );
  }

  /** Waits for so many words, and gives all that there are. */
  async until(count: number): Promise<string[]> {
    await eventually(
      () => this.sofar,
      ({ length }) => length >= count,
    );
    return this.sofar;
  }

  end(): Promise<void> {
    return this.subscription.unsubscribe();
  }
}
