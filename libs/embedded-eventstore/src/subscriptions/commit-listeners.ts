import type { LogRecord } from '../log/record.ts';

const ALL = Symbol('$all');

/** Who is told of commits: of all of them, or only of those that touch one stream. A thousand sleepers cost nothing. */
export class CommitListeners {
  private readonly byStream = new Map<string | typeof ALL, Set<() => void>>();

  add(listener: () => void, stream?: string): () => void {
    const key = stream ?? ALL;
    let listeners = this.byStream.get(key);
    if (!listeners) this.byStream.set(key, (listeners = new Set()));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.byStream.get(key) === listeners) this.byStream.delete(key);
    };
  }

  tell(written: readonly LogRecord[]): void {
    if (written.length === 0) return;
    this.call(ALL);
    if (this.byStream.size === 0) return;
    for (const stream of new Set(written.map((record) => record.stream))) this.call(stream);
  }

  /** Something may have been written without it being known what. */
  tellAll(): void {
    for (const key of [...this.byStream.keys()]) this.call(key);
  }

  private call(key: string | typeof ALL): void {
    const listeners = this.byStream.get(key);
    if (listeners) for (const listener of listeners) listener();
  }
}
