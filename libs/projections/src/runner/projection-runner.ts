import { setTimeout as sleep } from 'node:timers/promises';
import { BackOff } from '#libs/event-store';
import type { ProjectionDatabase } from '../database/database.ts';
import { BatchSize } from './batch-size.ts';
import { findProgress } from './checkpoint-store.ts';
import { describeError } from './describe-error.ts';
import type { EventSource } from './event-source.ts';
import type { Logger } from './logger.ts';
import type { Progress } from './progress.ts';
import { pump } from './pump.ts';
import { RunnerState } from './runner-state.ts';
import { foldedFromAnotherLog, LogDiffers, startOver } from './same-log.ts';
import type { Timing } from './timing.ts';

export interface RunnerOptions {
  readonly source: EventSource;
  readonly database: ProjectionDatabase;
  readonly streamPrefixes: readonly string[];
  /** What to do with tables that were folded from another log: build them again, or touch nothing and say so. */
  readonly whenLogDiffers: 'rebuild' | 'refuse';
  readonly timing: Timing;
  readonly log: Logger;
  /** Called after every commit and change of phase. */
  readonly changed: () => void;
}

/**
 * Keeps some read models level with the log, for ever: one subscription, supervised. Whatever ends it, the next attempt
 * begins behind what was committed, after a pause that grows with failures.
 */
export class ProjectionRunner {
  readonly models: readonly Progress[];
  readonly state = new RunnerState();
  readonly #options: RunnerOptions;
  readonly #stopping = new AbortController();
  readonly #batchSize = new BatchSize();
  #running: Promise<void> | undefined;

  constructor(models: readonly Progress[], options: RunnerOptions) {
    this.models = models;
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#supervise();
  }

  /** Lets the batch in progress commit and ends. Idempotent. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #supervise(): Promise<void> {
    const { log, timing } = this.#options;
    const backOff = new BackOff({ firstMs: timing.backOffFirstMs, longestMs: timing.backOffLongestMs });
    const { signal } = this.#stopping;
    while (!signal.aborted && this.models.some(({ running }) => running)) {
      this.state.epoch++;
      this.#enter('starting');
      const heardBefore = this.state.heardAt;
      try {
        await this.#attempt(signal);
        continue;
      } catch (error) {
        this.state.failed(error);
        log.warn(`projections, attempt ${this.state.epoch}: ${describeError(error).message}`);
      }
      // One that had heard something was well until it ended.
      if (this.state.heardAt !== heardBefore) backOff.reset();
      this.#enter('waiting');
      await sleep(backOff.next(), undefined, { signal }).catch(() => undefined);
    }
    for (const { model, poison } of this.models)
      if (poison) log.error(`read model ${model.name} is stopped at ${poison.type} ${poison.eventId}: ${poison.error}`);
    this.#enter('stopped');
  }

  async #attempt(signal: AbortSignal): Promise<void> {
    const { source, database, whenLogDiffers, log } = this.#options;
    await this.#reload();
    const foreign = await foldedFromAnotherLog(
      source,
      this.models.filter(({ retired }) => !retired),
    );
    if (foreign.length > 0) {
      const names = foreign.map(({ model }) => model.name);
      if (whenLogDiffers === 'refuse') throw new LogDiffers(names);
      log.warn(`the event store is another one than before: building ${names.join(', ')} again`);
      await startOver(database, foreign);
    }
    this.state.logVerified = true;
    this.#options.changed();
    await pump({ ...this.#options, models: this.models, state: this.state, batchSize: this.#batchSize, signal });
  }

  /** Another runner may have moved the checkpoints; poison stays, since in this process nothing has mended it. */
  async #reload(): Promise<void> {
    await this.#options.database.write(async ({ db }) => {
      for (const progress of this.models) {
        const stored = await findProgress(db, progress.model);
        if (stored === undefined) progress.retired = true;
        else progress.checkpoint = stored.checkpoint;
      }
    });
  }

  #enter(phase: RunnerState['phase']): void {
    this.state.phase = phase;
    this.#options.changed();
  }
}
