export interface BackOffOptions {
  /** Pause after the first failure, in ms; it doubles with each further one. */
  readonly firstMs: number;
  /** Longest pause, in ms. */
  readonly longestMs: number;
  /** 0 to 1; injected by tests. */
  readonly random?: () => number;
}

/** Pauses between attempts: doubling, bounded, for ever, and spread so that many clients do not return at once. */
export class BackOff {
  readonly #options: Required<BackOffOptions>;
  #failures = 0;

  constructor(options: BackOffOptions) {
    this.#options = { random: Math.random, ...options };
  }

  /** Length of the next pause in ms, between half and the whole of what is due. */
  next(): number {
    const { firstMs, longestMs, random } = this.#options;
    // Bounded before it is raised: after a day of failures 2 ** n is no number any more.
    const due = Math.min(longestMs, firstMs * 2 ** Math.min(this.#failures++, 30));
    return due * (0.5 + random() / 2);
  }

  /** Starts from the first pause again: the last attempt went well. */
  reset(): void {
    this.#failures = 0;
  }
}
