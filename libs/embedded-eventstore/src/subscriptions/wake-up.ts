import type { Store } from '../store.ts';

/** Lets a subscriber sleep until something has been committed. No commit between two looks is missed. */
export class WakeUp {
  private resume: (() => void) | undefined;
  private missed = false;

  /** With a stream: only commits that touch it. */
  constructor(store: Store, signal: AbortSignal, stream?: string) {
    const wake = (): void => {
      this.missed = true;
      this.resume?.();
    };
    if (signal.aborted) {
      wake();
      return;
    }
    const forget = store.onCommit(wake, stream);
    signal.addEventListener('abort', () => {
      forget();
      wake();
    });
  }

  async nextCommit(): Promise<void> {
    if (!this.missed) await new Promise<void>((resume) => (this.resume = resume));
    this.resume = undefined;
    this.missed = false;
  }
}
