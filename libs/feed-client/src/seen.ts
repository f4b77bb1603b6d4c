/** Ids of the last events: what comes again is told apart, whatever way it takes. Bounded. */
export class Seen {
  readonly #ids = new Set<string>();
  readonly #most: number;

  constructor(most = 10_000) {
    this.#most = most;
  }

  /** True the first time. */
  first(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > this.#most) for (const oldest of this.#ids.keys()) return this.#ids.delete(oldest);
    return true;
  }
}
