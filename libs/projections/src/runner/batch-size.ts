/** Bounds of a batch, in events. */
const SMALLEST = 16;
const LARGEST = 8_000;
/**
 * What one batch should take, in ms. A large one is cheaper by event, since what many of its events touch is written once;
 * a small one is seen sooner, which matters to those who are level with the log and to nobody while it is caught up with.
 * The thread is not held as long as that: read models take breath (`breath.ts`).
 */
export const BATCH_MS = { live: 250, catchingUp: 1_000 } as const;

/** Finds how many events fit into the time that a batch may take, since that differs by event and machine. */
export class BatchSize {
  #events = 64;

  get current(): number {
    return this.#events;
  }

  /**
   * Learns from a batch; one that wasn't full says nothing about a larger one.
   * @param targetMs what it should have taken
   * @param full whether as much was there as `current` asked for, checkpoints among the events included
   */
  learn(events: number, elapsedMs: number, full: boolean, targetMs: number = BATCH_MS.live): void {
    if (elapsedMs > targetMs) {
      this.#events = Math.max(SMALLEST, Math.floor((events * targetMs) / elapsedMs));
    } else if (full) {
      this.#events = Math.min(LARGEST, this.#events * 2, Math.ceil((events * targetMs) / Math.max(elapsedMs, 0.1)));
    }
  }
}
