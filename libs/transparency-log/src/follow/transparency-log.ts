import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LogReader } from '../log-file/log-reader.ts';
import { LOG_FILE, type LogSettings, type LogStatus } from './settings.ts';

/** MiB of short-lived objects in the thread. Unless told so V8 lets them take 192 before it looks through them once. */
const YOUNG_MIB = 48;

/** The log of a service: kept in a thread of its own, asked in this one. */
export class TransparencyLog {
  readonly settings: LogSettings;
  readonly #worker: Worker;
  readonly #ended: Promise<unknown>;
  #status: LogStatus = { phase: 'starting', size: 0, position: 0n };
  #reader: LogReader | undefined;

  private constructor(settings: LogSettings, onStatus: (status: LogStatus, before: LogStatus) => void) {
    this.settings = settings;
    const source = import.meta.url.endsWith('.ts');
    this.#worker = new Worker(new URL(source ? './log-worker.ts' : './log-worker.js', import.meta.url), {
      workerData: settings,
      execArgv: source ? ['--conditions=source'] : [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    const take = (status: LogStatus): void => {
      const before = this.#status;
      this.#status = status;
      onStatus(status, before);
    };
    this.#worker.on('message', take);
    this.#worker.on('error', (error) => take({ ...this.#status, phase: 'refused', problem: String(error) }));
    this.#ended = once(this.#worker, 'exit');
  }

  /** Returns at once; how far it is, and whether it can go on, is in `status`. */
  static start(
    settings: LogSettings,
    onStatus: (status: LogStatus, before: LogStatus) => void = () => {},
  ): TransparencyLog {
    return new TransparencyLog(settings, onStatus);
  }

  status(): LogStatus {
    return this.#status;
  }

  /** Answers from what is committed; nothing before the file is there. */
  reader(): LogReader | undefined {
    const file = join(this.settings.folder, LOG_FILE);
    if (this.#reader === undefined && this.#status.phase !== 'starting' && existsSync(file))
      this.#reader = LogReader.open(file);
    return this.#reader;
  }

  /** Before the store is stopped: what was signed is published first. */
  async stop(): Promise<void> {
    this.#reader?.close();
    this.#reader = undefined;
    this.#worker.postMessage('stop');
    await this.#ended;
    this.#status = { ...this.#status, phase: 'stopped' };
  }
}
