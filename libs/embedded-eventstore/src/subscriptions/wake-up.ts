import type { Store } from '../store.ts';

/** Lets a subscriber sleep until something has been committed. No commit between two looks is missed. */
export class WakeUp {
  private resume: (() => void) | undefined;
  private missed = false;
  private readonly unsubscribe: () => void;

  constructor(store: Store, signal: AbortSignal) {
    const wake = (): void => {
      this.missed = true;
      this.resume?.();
    };
    this.unsubscribe = store.onCommit(wake);
    signal.addEventListener('abort', () => {
      this.unsubscribe();
      wake();
    });
    if (signal.aborted) this.unsubscribe();
  }

  async nextCommit(): Promise<void> {
    if (!this.missed) await new Promise<void>((resume) => (this.resume = resume));
    this.resume = undefined;
    this.missed = false;
  }
}
