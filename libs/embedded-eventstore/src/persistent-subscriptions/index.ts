import type { OpenCalls } from '../server/open-calls.ts';
import type { Store } from '../store.ts';
import { persistentSubscriptionCalls } from './calls.ts';
import { Groups } from './groups.ts';

/** Persistent subscriptions of a store: their calls, and their end. */
export class PersistentSubscriptions {
  readonly calls: ReturnType<typeof persistentSubscriptionCalls>;
  private readonly groups: Groups;

  constructor(store: Store, open: OpenCalls) {
    this.groups = new Groups(store);
    this.calls = persistentSubscriptionCalls(this.groups, open);
  }

  /** Nothing is given out any more. To be called before the store is closed. */
  stop(): void {
    this.groups.stop();
  }
}
