import { setTimeout as sleep } from 'node:timers/promises';
import type { Leader, Leadership, ProjectionDatabase } from '../database/database.ts';
import { describeError } from './describe-error.ts';
import type { EventSource } from './event-source.ts';
import type { Following } from './following.ts';
import { reached } from './following.ts';
import { silent } from './logger.ts';
import type { Logger } from './logger.ts';
import { runnerMigrations } from './migrations/index.ts';
import { PositionWaiters } from './position-waiters.ts';
import type { WaitOutcome } from './position-waiters.ts';
import { type Prepared, prepareBuilds } from './prepare-builds.ts';
import type { Progress } from './progress.ts';
import { ProjectionRunner, type RunnerOptions } from './projection-runner.ts';
import type { ReadModel } from './read-model.ts';
import { startWanted } from './rebuild.ts';
import { statusOf } from './status.ts';
import type { ProjectionsStatus } from './status.ts';
import { statusJson } from './status-json.ts';
import { StoredFollowing } from './stored-following.ts';
import { switchOver } from './switch-over.ts';
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

/** How often a process that stands by asks whether it may lead, in ms. */
const TRY_EVERY_MS = 250;

/** All read models of a service, kept level with the log: by this process, or by another one that shares the database. */
export class Projections implements Following {
  readonly #options: RunnerOptions;
  readonly #models: readonly ReadModel[];
  readonly #waiters = new PositionWaiters();
  readonly #switching = new Set<Progress>();
  readonly #stopping = new AbortController();
  #leader: Leader | undefined;
  #turns: Promise<void> | undefined;
  /** How far the read models are while another process keeps them level. */
  #standingBy: StoredFollowing | undefined;
  #runners: ProjectionRunner[] = [];
  #looking: NodeJS.Timeout | undefined;
  #busyLooking = false;

  private constructor(options: ProjectionsOptions) {
    const { source, database, streamPrefixes, whenLogDiffers = 'rebuild', log = silent } = options;
    this.#models = options.models;
    this.#options = {
      ...{ source, database, streamPrefixes, whenLogDiffers, log },
      timing: { ...defaultTiming, ...options.timing },
      changed: () => {
        this.#switchWhatIsLevel();
        this.#waiters.notify();
        options.changed?.();
      },
    };
  }

  /** Creates what tables are missing and starts to follow the log; doesn't wait for it, nor for the store to be there. */
  static async start(options: ProjectionsOptions): Promise<Projections> {
    await options.database.migrate(runnerMigrations);
    const projections = new Projections(options);
    const { leader } = options.database;
    if (leader === undefined) await projections.#begin();
    else await projections.#takeTurns(leader.call(options.database, roleOf(options.models)));
    return projections;
  }

  status(): ProjectionsStatus {
    return this.#standingBy?.status() ?? statusOf(this.#runners);
  }

  waitFor(position: bigint, timeoutMs: number, model?: string): Promise<WaitOutcome> {
    return this.#waiters.wait(() => reached(this.status().models, position, model), timeoutMs);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#leader?.close();
    await this.#turns;
    this.#lookNoMore();
    await Promise.all(this.#runners.map((runner) => runner.stop()));
    await this.#standingBy?.stop();
  }

  /** Leads, or stands by until the leader is gone; each time that leading is lost it stands by again. */
  async #takeTurns(leader: Leader): Promise<void> {
    this.#leader = leader;
    this.#standBy();
    const first = await leader.tryToLead();
    if (first !== undefined) await this.#lead(first);
    this.#turns = this.#alternate(leader, first);
  }

  async #alternate(leader: Leader, first: Leadership | undefined): Promise<void> {
    const { signal } = this.#stopping;
    let leadership = first;
    let said = '';
    while (!signal.aborted) {
      try {
        if (leadership !== undefined) {
          await leadership.lost;
          if (signal.aborted) return;
          this.#standBy();
          await this.#end();
          if (!signal.aborted)
            this.#options.log.warn('this process no longer keeps the read models level; it stands by');
        }
        await sleep(TRY_EVERY_MS, undefined, { signal }).catch(() => undefined);
        leadership = signal.aborted ? undefined : await leader.tryToLead();
        if (leadership !== undefined) await this.#lead(leadership);
        said = '';
      } catch (error) {
        leadership = undefined;
        await this.#end();
        const { message } = describeError(error);
        if (message !== said) this.#options.log.warn(`waiting to keep the read models level: ${message}`);
        said = message;
        await sleep(this.#options.timing.watchEveryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #lead(leadership: Leadership): Promise<void> {
    await this.#begin();
    const standingBy = this.#standingBy;
    this.#standingBy = undefined;
    await standingBy?.stop();
    this.#options.log.info(`this process keeps the read models level from now on (epoch ${leadership.epoch})`);
    leadership.tell(() => statusJson(statusOf(this.#runners)));
    this.#options.changed();
  }

  #standBy(): void {
    const { database, changed } = this.#options;
    const names = this.#models.map(({ name }) => name);
    this.#standingBy ??= new StoredFollowing(database, names, roleOf(this.#models), changed);
  }

  async #end(): Promise<void> {
    this.#lookNoMore();
    const runners = this.#runners;
    this.#runners = [];
    await Promise.all(runners.map((runner) => runner.stop()));
  }

  async #begin(): Promise<void> {
    const { database, timing } = this.#options;
    // What they keep in memory may be older than what another process has written since.
    for (const model of this.#models) model.undone?.();
    for (const lane of inLanes(await prepareBuilds(database, this.#models))) this.#run(lane);
    this.#looking = setInterval(() => void this.#lookForRequests(), timing.watchEveryMs).unref();
  }

  #run(lane: readonly Progress[]): void {
    const runner = new ProjectionRunner(lane, this.#options);
    this.#runners = [...this.#runners, runner];
    runner.start();
  }

  /** Builds that are level with the log are read from now on. */
  #switchWhatIsLevel(): void {
    for (const runner of this.#runners) {
      if (runner.state.phase !== 'live') continue;
      for (const progress of runner.models)
        if (!progress.serving && progress.running && !this.#switching.has(progress)) void this.#switch(progress);
    }
  }

  async #switch(progress: Progress): Promise<void> {
    const { database, source, log } = this.#options;
    const { name, version, generation } = progress.model;
    this.#switching.add(progress);
    try {
      const all = this.#runners.flatMap(({ models }) => models);
      const others = all.filter((other) => other !== progress && other.model.name === name);
      if (await switchOver(database, source, progress, others)) {
        progress.serving = true;
        log.info(`read model ${name} is read in version ${version}, build ${generation} from now on`);
        this.#options.changed();
      }
    } catch (error) {
      log.warn(`read model ${name} could not be switched yet: ${describeError(error).message}`);
    } finally {
      this.#switching.delete(progress);
    }
  }

  #lookNoMore(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  async #lookForRequests(): Promise<void> {
    const { database, log } = this.#options;
    if (this.#busyLooking) return;
    this.#busyLooking = true;
    const looking = this.#looking;
    try {
      for (const model of this.#models) {
        const all = this.#runners.flatMap(({ models }) => models).filter(({ retired }) => !retired);
        const wanted = await startWanted(database, model, all);
        // What was begun when leading ended, or everything, is found by whoever leads next: nobody here would stop it.
        if (wanted === undefined || this.#looking !== looking) continue;
        log.info(`read model ${model.name} is being built anew beside the one that is read`);
        this.#run([wanted]);
      }
    } catch (error) {
      if (!database.isUnwell(error)) log.warn(`looking for read models to build: ${describeError(error).message}`);
    } finally {
      this.#busyLooking = false;
    }
  }
}

/**
 * What processes compete for: those that run the same versions. One with a newer version builds that beside, and the two
 * do not get in each other's way.
 */
export function roleOf(models: readonly Pick<ReadModel, 'name' | 'version'>[]): string {
  return models.map(({ name, version }) => `${name} v${version}`).join(', ');
}

/**
 * Divides read models by how far they have to go: those that keep level share one subscription, while a new one, or one
 * that was stopped and now tries again, gets a subscription of its own and delays nobody. At the next start it is level.
 */
function inLanes(prepared: readonly Prepared[]): Progress[][] {
  const level: Progress[] = [];
  const apart: Progress[][] = [];
  for (const { progress, wasStopped } of prepared) {
    if (progress.serving && progress.checkpoint !== undefined && !wasStopped) level.push(progress);
    else apart.push([progress]);
  }
  // When nobody is level, all of them begin together.
  const fresh = apart.every(([progress]) => progress!.checkpoint === undefined);
  if (level.length === 0 && fresh) return [apart.flat()];
  return level.length === 0 ? apart : [level, ...apart];
}
