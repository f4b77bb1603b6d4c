import { setImmediate } from 'node:timers/promises';

interface Write {
  /** Bytes that wait with it. */
  readonly size: number;
  readonly run: () => unknown;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** Bounds the time for which readers wait. */
const LARGEST_COMMIT = { writes: 1024, bytes: 8 * 1024 * 1024 };

/** So many are not worth dividing. */
const UNDIVIDED = 8;

/** How often a commit looks for more than a few when there were many; about half a millisecond if nobody comes. */
const LOOKS = 30;

/** With more bytes than this waiting, who brings more should be made to wait. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

/** Runs a function in one transaction that is on disk when it resolves; on any error nothing of it has happened. */
export type Commit = <T>(write: () => T) => Promise<T>;

/**
 * Many writes, one fsync: what arrives while a commit is under way shares the next one. Nobody hears of a write, neither
 * its author nor a reader, before the commit that carries it is on disk.
 *
 * Of many, a commit carries about half of those that are on their way. If it took all of them, their authors and the disk
 * would take turns in standing still; so one half is written while the authors of the other half have their answers.
 */
export class GroupCommit {
  private readonly commit: Commit;
  private readonly committed: () => void;
  private waiting: Write[] = [];
  private waitingBytes = 0;
  /** How many there were when the last commit was done, its own included: their authors may be about to come again. */
  private inFlight = 0;
  private working: Promise<void> | undefined;

  /** `committed` is called behind every commit and before its answers. */
  constructor(commit: Commit, committed: () => void) {
    this.commit = commit;
    this.committed = committed;
  }

  /** True while more waits than memory should hold. */
  get isOverfull(): boolean {
    return this.waitingBytes > MOST_WAITING_BYTES;
  }

  /** Resolves when the write is on disk; rejects when it is not, and won't be. */
  add<T>(size: number, run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ size, run, done: resolve as (result: unknown) => void, failed: reject });
      this.waitingBytes += size;
      this.working ??= this.work();
    });
  }

  /** Resolves when all that waits has been committed, and answered. */
  async flush(): Promise<void> {
    while (this.working) await this.working;
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.gather();
      await this.commitNext();
    }
    this.working = undefined;
  }

  /** Until everything that has arrived by now has been read, and no commit is wasted on the first few of many. */
  private async gather(): Promise<void> {
    let looks = 0;
    do await setImmediate();
    while (this.waiting.length < this.inFlight / 4 && ++looks < LOOKS);
  }

  private async commitNext(): Promise<void> {
    const writes = this.take();
    if (await this.together(writes)) return;
    // One of them can't be written. Alone, each gets its own answer.
    for (const write of writes) await this.alone(write);
  }

  private take(): Write[] {
    const half = Math.ceil(Math.max(this.waiting.length, this.inFlight) / 2);
    const most = Math.min(LARGEST_COMMIT.writes, Math.max(UNDIVIDED, half));
    let bytes = 0;
    let count = 0;
    for (const { size } of this.waiting) {
      if (count === most || (count > 0 && bytes + size > LARGEST_COMMIT.bytes)) break;
      bytes += size;
      count++;
    }
    this.waitingBytes -= bytes;
    return this.waiting.splice(0, count);
  }

  private async together(writes: readonly Write[]): Promise<boolean> {
    let results: unknown[];
    try {
      results = await this.commit(() => writes.map(({ run }) => run()));
    } catch {
      return false;
    }
    this.inFlight = this.waiting.length + writes.length;
    this.committed();
    for (const [index, { done }] of writes.entries()) done(results[index]);
    return true;
  }

  private async alone(write: Write): Promise<void> {
    let result: unknown;
    try {
      result = await this.commit(write.run);
    } catch (error) {
      write.failed(error);
      return;
    }
    this.committed();
    write.done(result);
  }
}
