import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Pulls from one of the client's object streams. The streams push, drop hints in six events and may go on after they were
 * cancelled; this has one way out: `take`. What isn't taken stays in the stream's bounded buffer, and the server waits.
 * A failure is thrown once, after everything that arrived before it; nothing comes after the end or after `stop`.
 */
export class Pull<T> {
  readonly #source: Readable;
  #failure: { readonly error: unknown } | undefined;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(source: Readable) {
    this.#source = source;
    source.on('readable', () => this.#wake?.());
    source.on('end', () => this.#wake?.());
    source.on('close', () => this.#wake?.());
    // Stays on for the stream's whole life: a later error without listener would end the process.
    source.on('error', (error) => {
      this.#failure ??= { error };
      this.#wake?.();
    });
  }

  /** At least one item and at most `max`; none means that the stream has ended or was stopped. */
  async take(max: number): Promise<T[]> {
    while (!this.#ended) {
      const items = this.#buffered(max);
      if (items.length > 0) return items;
      if (this.#failure !== undefined) {
        this.#ended = true;
        throw this.#failure.error;
      }
      if (this.#source.readableEnded || this.#source.destroyed) break;
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = undefined;
      // The client converts one message at a time and wakes for the first of many: let those that arrived with it follow.
      await nextTurn();
    }
    this.#ended = true;
    return [];
  }

  /** Ends the pull now: what is buffered is dropped and a waiting `take` returns nothing. */
  stop(): void {
    this.#ended = true;
    this.#source.destroy();
    this.#wake?.();
  }

  #buffered(max: number): T[] {
    const items: T[] = [];
    while (items.length < max) {
      const item = this.#source.read() as T | null;
      if (item === null) break;
      items.push(item);
    }
    return items;
  }
}
