import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Commits between two looks at the size of the write-ahead log. */
const LOOK_EVERY = 32;
/** From this size on, in bytes, it is moved into the database while writing goes on... */
const MOVE_FROM = 4 * 1024 * 1024;
/** ...and from this one on the writer is made to wait for it, or a log that is never read up would grow without end. */
const EMPTY_FROM = 64 * 1024 * 1024;

/**
 * Moves the write-ahead log into the database, in a thread of its own. SQLite would do it inside a commit every few
 * megabytes, waiting for the disk for some 50 to 200 ms each time, and no request would be answered meanwhile.
 */
export class WalKeeper {
  readonly #path: string;
  readonly #onFailure: () => void;
  #commits = 0;
  #worker: Worker | undefined;
  #busy = false;

  /** @param onFailure called when the thread cannot do it; somebody else must from then on */
  constructor(path: string, onFailure: () => void) {
    this.#path = path;
    this.#onFailure = onFailure;
  }

  /** To be called after each commit. */
  committed(): void {
    if (++this.#commits % LOOK_EVERY !== 0 || this.#busy) return;
    const size = statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (size < MOVE_FROM) return;
    this.#busy = true;
    this.#worker ??= this.#start();
    this.#worker.postMessage(size < EMPTY_FROM ? 'passive' : 'truncate');
  }

  async close(): Promise<void> {
    // Whatever it is doing is finished or undone when the database is opened again.
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const source = import.meta.url.endsWith('.ts');
    const worker = new Worker(new URL(source ? './wal-worker.ts' : './wal-worker.js', import.meta.url), {
      workerData: this.#path,
      execArgv: source ? ['--conditions=source'] : [],
      // It makes next to nothing of its own; V8 would set aside for it what a large program takes.
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 },
    });
    worker.unref();
    worker.on('message', () => (this.#busy = false));
    // Stays busy for good: it is not asked again.
    worker.on('error', this.#onFailure);
    return worker;
  }
}
