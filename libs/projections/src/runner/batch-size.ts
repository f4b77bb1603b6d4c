/** Bounds of a batch, in events. */
const SMALLEST = 16;
const LARGEST = 2_000;
/** What one batch should take, in ms: the database works in the thread that also answers HTTP. */
const TARGET_MS = 8;

/** Finds how many events fit into the time that a batch may take, since that differs by event and machine. */
export class BatchSize {
  #events = 64;

  get current(): number {
    return this.#events;
  }

  /** Learns from a batch; one that wasn't full says nothing about a larger one. */
  learn(events: number, elapsedMs: number): void {
    if (elapsedMs > TARGET_MS) {
      this.#events = Math.max(SMALLEST, Math.floor((events * TARGET_MS) / elapsedMs));
    } else if (events >= this.#events) {
      this.#events = Math.min(LARGEST, this.#events * 2, Math.ceil((events * TARGET_MS) / Math.max(elapsedMs, 0.1)));
    }
  }
}
