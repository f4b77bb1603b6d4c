/** Bounds of a batch, in events. */
const SMALLEST = 16;
const LARGEST = 8_000;
/**
 * What one batch should take, in ms. A large one is cheaper by event, since what many of its events touch is written once;
 * a small one is seen sooner. The thread is not held as long as that: read models take breath (`breath.ts`).
 */
const TARGET_MS = 250;

/** Finds how many events fit into the time that a batch may take, since that differs by event and machine. */
export class BatchSize {
  #events = 64;

  get current(): number {
    return this.#events;
  }

  /**
   * Learns from a batch; one that wasn't full says nothing about a larger one.
   * @param full whether as much was there as `current` asked for, checkpoints among the events included
   */
  learn(events: number, elapsedMs: number, full: boolean): void {
    if (elapsedMs > TARGET_MS) {
      this.#events = Math.max(SMALLEST, Math.floor((events * TARGET_MS) / elapsedMs));
    } else if (full) {
      this.#events = Math.min(LARGEST, this.#events * 2, Math.ceil((events * TARGET_MS) / Math.max(elapsedMs, 0.1)));
    }
  }
}
