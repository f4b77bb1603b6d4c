/**
 * Breaks off a connection on which nothing comes: one that died without a word looks like one with nothing to say, but for
 * its heartbeats. Time counts only while something is waited for, not while whoever is told takes theirs.
 */
export class Silence {
  readonly #ms: number;
  readonly #brokenOff = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** @param ms how long nothing may come, the first answer included */
  constructor(ms: number) {
    this.#ms = ms;
    this.#wait();
  }

  get signal(): AbortSignal {
    return this.#brokenOff.signal;
  }

  async *heard<Chunk>(body: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
    for await (const chunk of body) {
      this.over();
      yield chunk;
      this.#wait();
    }
  }

  over(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.over();
    const reason = new Error(`Nothing was heard for ${this.#ms / 1000} seconds.`);
    this.#timer = setTimeout(() => this.#brokenOff.abort(reason), this.#ms);
  }
}
