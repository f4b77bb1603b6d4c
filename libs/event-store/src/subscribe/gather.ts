import type { Subscription, SubscriptionMessage } from './message.ts';

/**
 * Makes batches of what a subscription hands over. While it catches up, messages come a few at a time in quick succession,
 * and a transaction for each few would cost more than what is done in it.
 */
export class Gatherer {
  readonly #subscription: Subscription;
  /** A take that was not waited for to its end. */
  #pending: Promise<SubscriptionMessage[]> | undefined;

  constructor(subscription: Subscription) {
    this.#subscription = subscription;
  }

  /**
   * Waits for messages as long as it takes, then up to `withinMs` for more, until there are `max` or the log's end is
   * reached. None means that the subscription was stopped.
   */
  async gather(max: number, withinMs: number): Promise<SubscriptionMessage[]> {
    const messages = await this.#taking(max);
    this.#pending = undefined;
    if (withinMs <= 0 || messages.length === 0) return messages;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, withinMs, undefined)));
    try {
      while (messages.length < max && messages.at(-1)?.kind !== 'caught-up') {
        const more = await Promise.race([this.#taking(max - messages.length), late]);
        // What is still being taken is left for the next gather.
        if (more === undefined) break;
        this.#pending = undefined;
        if (more.length === 0) return more;
        for (const message of more) messages.push(message);
      }
      return messages;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Begins to take, or goes on with what was begun. */
  #taking(max: number): Promise<SubscriptionMessage[]> {
    if (this.#pending === undefined) {
      this.#pending = this.#subscription.take(max);
      // A failure belongs to the gather that waits for it, which may be the next one.
      this.#pending.catch(() => undefined);
    }
    return this.#pending;
  }
}
