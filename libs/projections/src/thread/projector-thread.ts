import { Worker } from 'node:worker_threads';
import { BackOff } from '#libs/event-store';
import { describeError } from '../runner/describe-error.ts';
import type { Following } from '../runner/following.ts';
import { reached } from '../runner/following.ts';
import { silent } from '../runner/logger.ts';
import type { Logger } from '../runner/logger.ts';
import { PositionWaiters } from '../runner/position-waiters.ts';
import type { WaitOutcome } from '../runner/position-waiters.ts';
import type { ProjectionsStatus } from '../runner/status.ts';
import type { FromProjector, ProjectorWork, ToProjector } from './messages.ts';

/** First pause before the thread is started anew after a crash, and the longest, in ms. */
const PAUSES = { firstMs: 200, longestMs: 15_000 };
/**
 * MiB of short-lived objects in this thread. Unless told so V8 lets them take 192, in each thread anew, before it looks through
 * them once; folding is no faster for it.
 */
const YOUNG_MIB = 48;
/** How long the thread may take to end its batch before it is taken away, in ms; what it had not committed is repeated. */
const STOP_MS = 10_000;

/**
 * The read models of cases, kept level with the log by a thread of their own: folding and writing would otherwise take
 * their time from the requests of officers. Should the thread crash it is started anew, and goes on behind its checkpoint.
 */
export class ProjectorThread implements Following {
  readonly #work: ProjectorWork;
  readonly #log: Logger;
  readonly #waiters = new PositionWaiters();
  readonly #pauses = new BackOff(PAUSES);
  #worker: Worker | undefined;
  #status: ProjectionsStatus | undefined;
  #heardAt = performance.now();
  #stopping = false;
  #again: NodeJS.Timeout | undefined;

  private constructor(work: ProjectorWork, log: Logger) {
    this.#work = work;
    this.#log = log;
  }

  /**
   * Resolves when the tables are there; does not wait for the log, nor for the store.
   * Rejects when the database cannot be opened or prepared.
   */
  static async start(work: ProjectorWork, log: Logger = silent): Promise<ProjectorThread> {
    const thread = new ProjectorThread(work, log);
    await thread.#launch();
    return thread;
  }

  status(): ProjectionsStatus {
    if (this.#status === undefined) throw new Error('the projector has not started');
    return { ...this.#status, silentMs: this.#status.silentMs + Math.round(performance.now() - this.#heardAt) };
  }

  waitFor(position: bigint, timeoutMs: number, model?: string): Promise<WaitOutcome> {
    return this.#waiters.wait(() => reached(this.#status?.models ?? [], position, model), timeoutMs);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#again);
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('stop' satisfies ToProjector);
    const late = setTimeout(() => void worker.terminate(), STOP_MS);
    await ended;
    clearTimeout(late);
  }

  #launch(): Promise<void> {
    const isSource = import.meta.url.endsWith('.ts');
    const worker = new Worker(new URL(isSource ? './projector-worker.ts' : './projector-worker.js', import.meta.url), {
      workerData: this.#work,
      execArgv: isSource ? ['--conditions=source'] : [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      let failure: unknown = new Error('it ended without a word');
      worker.on('error', (error: unknown) => {
        failure = error;
      });
      worker.on('message', (message: FromProjector) => {
        if (message.kind === 'log') {
          this.#log[message.level](message.text);
          return;
        }
        this.#hear(message.status);
        if (message.kind === 'started') resolve();
      });
      worker.once('exit', () => {
        this.#worker = undefined;
        reject(failure);
        if (!this.#stopping && this.#status !== undefined) this.#crashed(failure);
      });
    });
  }

  #hear(status: ProjectionsStatus): void {
    this.#status = status;
    this.#heardAt = performance.now();
    if (status.phase === 'live') this.#pauses.reset();
    this.#waiters.notify();
  }

  #crashed(error: unknown): void {
    const failure = { ...describeError(error), at: new Date().toISOString() };
    this.#log.error(`the projector's thread has ended (${failure.message}); it is started anew`);
    const models = this.#status!.models.map((model) => ({ ...model, phase: 'waiting' as const }));
    this.#hear({ ...this.#status!, phase: 'waiting', models, failure });
    // Whatever it fails with is heard of by `exit` again.
    this.#again = setTimeout(() => void this.#launch().catch(() => undefined), this.#pauses.next());
  }
}
