import { Worker } from 'node:worker_threads';
import type { LogRecord } from './record.ts';

/** Pages in the write-ahead log from which on it is brought home: few enough to be read in no time after a crash. */
const PAGES = 1_000;

/** Pages that a commit touches whatever it carries, and what one holds. An estimate will do. */
const EACH_COMMIT = 4;
const PAGE_BYTES = 4_096;

/**
 * Brings home to the file what lies in the write-ahead log, in a thread of its own: a thousand pages have to be written all
 * over the file and synchronised, for which nobody who appends or reads should wait. It begins with the first thousand.
 * Should it fail or fall behind, nothing is lost: SQLite then does the same within a commit, as it always did
 * (open-database.ts).
 */
export class WalKeeper {
  isAtWork = false;
  private readonly file: string;
  private worker: Worker | undefined;
  private pages = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** After each commit, with what it wrote. */
  committed(records: readonly LogRecord[]): void {
    const bytes = records.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    this.pages += EACH_COMMIT + records.length + Math.ceil(bytes / PAGE_BYTES);
    if (this.pages < PAGES || this.isAtWork) return;
    this.pages = 0;
    this.isAtWork = true;
    (this.worker ??= this.start()).postMessage('move');
  }

  /** Resolves when its thread has let go of the file. */
  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    // Nothing else may be left to wait for, and without this the process would end before the file is closed.
    worker.ref();
    worker.postMessage('end');
    await ended;
  }

  private start(): Worker {
    const isSource = import.meta.url.endsWith('.ts');
    const program = new URL(isSource ? './wal-worker.ts' : './wal-worker.js', import.meta.url);
    const worker = new Worker(program, {
      workerData: this.file,
      execArgv: isSource ? ['--conditions=source'] : [],
      // It holds next to nothing.
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 },
    });
    // What it can't do, a commit does.
    const stopped = (): void => {
      if (this.worker !== worker) return;
      this.worker = undefined;
      this.isAtWork = false;
    };
    worker.on('message', () => (this.isAtWork = false));
    worker.on('error', stopped).on('exit', stopped);
    worker.unref();
    return worker;
  }
}
