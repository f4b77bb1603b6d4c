import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long the thread may be held at a time, in ms: others wait for it with their requests. */
const HOLD_MS = 5;

/** Lets the event loop turn within a long piece of work. */
export class Breath {
  readonly #holdMs: number;
  #since = performance.now();

  constructor(holdMs = HOLD_MS) {
    this.#holdMs = holdMs;
  }

  /** Comes back at once, or after a turn of the event loop when the thread has been held for long enough. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < this.#holdMs) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
