const FIRST_MS = 100;
const LONGEST_MS = 10_000;

/** Pauses between attempts: doubling, bounded, for ever, and spread so that many processes do not return at once. */
export class BackOff {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Length of the next pause in ms, between half and the whole of what is due. */
  next(): number {
    const due = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.#failures++, 20));
    return due * (0.5 + this.#random() / 2);
  }

  reset(): void {
    this.#failures = 0;
  }
}
