/** How waiting for a position ended. */
export type WaitOutcome =
  /** Everything up to the position can be read. */
  | 'reached'
  /** Not within the time; it will be later. */
  | 'timeout'
  /** Not before somebody mends something: the read model or the runner stands still. */
  | 'stopped';

interface Waiter {
  /** The outcome, once there is one. */
  readonly check: () => WaitOutcome | undefined;
  readonly done: (outcome: WaitOutcome) => void;
}

/** Those who wait to read what they have written. */
export class PositionWaiters {
  readonly #waiting = new Set<Waiter>();

  /** Resolves when `check` has an outcome, at the latest after `timeoutMs`. Never rejects. */
  wait(check: () => WaitOutcome | undefined, timeoutMs: number): Promise<WaitOutcome> {
    const now = check();
    if (now !== undefined) return Promise.resolve(now);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        check,
        done: (outcome) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(outcome);
        },
      };
      const timer = setTimeout(() => waiter.done('timeout'), timeoutMs);
      this.#waiting.add(waiter);
    });
  }

  /** To be called whenever something was committed or has stopped. */
  notify(): void {
    for (const waiter of this.#waiting) {
      const outcome = waiter.check();
      if (outcome !== undefined) waiter.done(outcome);
    }
  }
}
