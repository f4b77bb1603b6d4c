import type { ProjectionDatabase } from '../database/database.ts';
import { loadProgress } from './checkpoint-store.ts';
import type { EventSource } from './event-source.ts';
import type { Following } from './following.ts';
import { reached } from './following.ts';
import { silent } from './logger.ts';
import type { Logger } from './logger.ts';
import { runnerMigrations } from './migrations.ts';
import { PositionWaiters } from './position-waiters.ts';
import type { WaitOutcome } from './position-waiters.ts';
import { Progress } from './progress.ts';
import { ProjectionRunner } from './projection-runner.ts';
import type { ReadModel } from './read-model.ts';
import { statusOf } from './status.ts';
import type { ProjectionsStatus } from './status.ts';
import { defaultTiming } from './timing.ts';
import type { Timing } from './timing.ts';

export interface ProjectionsOptions {
  readonly source: EventSource;
  readonly database: ProjectionDatabase;
  readonly models: readonly ReadModel[];
  /** The streams to follow. */
  readonly streamPrefixes: readonly string[];
  /** What to do with tables that were folded from another log; `rebuild` unless said otherwise, they are only copies. */
  readonly whenLogDiffers?: 'rebuild' | 'refuse';
  readonly timing?: Partial<Timing>;
  readonly log?: Logger;
  /** Called after every commit and change of phase. */
  readonly changed?: () => void;
}

/** All read models of a service, kept level with the log. */
export class Projections implements Following {
  readonly #runners: readonly ProjectionRunner[];
  readonly #waiters: PositionWaiters;

  private constructor(runners: readonly ProjectionRunner[], waiters: PositionWaiters) {
    this.#runners = runners;
    this.#waiters = waiters;
  }

  /** Creates what tables are missing and starts to follow the log; doesn't wait for it, nor for the store to be there. */
  static async start(options: ProjectionsOptions): Promise<Projections> {
    const { source, database, models, streamPrefixes, whenLogDiffers = 'rebuild', log = silent } = options;
    await database.migrate(runnerMigrations);
    const waiters = new PositionWaiters();
    const runnerOptions = {
      ...{ source, database, streamPrefixes, whenLogDiffers, log },
      timing: { ...defaultTiming, ...options.timing },
      changed: () => {
        waiters.notify();
        options.changed?.();
      },
    };
    const lanes = await inLanes(database, models);
    const runners = lanes.map((lane) => new ProjectionRunner(lane, runnerOptions));
    for (const runner of runners) runner.start();
    return new Projections(runners, waiters);
  }

  status(): ProjectionsStatus {
    return statusOf(this.#runners);
  }

  waitFor(position: bigint, timeoutMs: number, model?: string): Promise<WaitOutcome> {
    return this.#waiters.wait(() => reached(this.status().models, position, model), timeoutMs);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
  }
}

/**
 * Divides read models by how far they have to go: those that keep level share one subscription, while a new one, or one
 * that was stopped and now tries again, gets a subscription of its own and delays nobody. At the next start it is level.
 */
async function inLanes(database: ProjectionDatabase, models: readonly ReadModel[]): Promise<Progress[][]> {
  const level: Progress[] = [];
  const apart: Progress[][] = [];
  await database.write(async ({ db }) => {
    for (const model of models) {
      await model.createTables(db);
      const { checkpoint, poison } = await loadProgress(db, model);
      // The poison is forgotten for now: this process may be the one that can fold the event.
      const progress = new Progress(model, checkpoint);
      if (checkpoint !== undefined && poison === undefined) level.push(progress);
      else apart.push([progress]);
    }
  });
  // When nobody is level, all of them begin together.
  const fresh = apart.every(([progress]) => progress!.checkpoint === undefined);
  if (level.length === 0 && fresh) return [apart.flat()];
  return level.length === 0 ? apart : [level, ...apart];
}
