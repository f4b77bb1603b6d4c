import { readable } from './following.ts';
import type { Poison } from './poison.ts';
import type { Progress } from './progress.ts';
import type { ProjectionRunner } from './projection-runner.ts';
import type { Phase } from './runner-state.ts';

/** State of one read model. */
export interface ReadModelStatus {
  readonly name: string;
  readonly version: number;
  /** 0, and one more each time that the same version is built anew. */
  readonly generation: number;
  /** True when this build is read; false while it is being built beside the one that is. */
  readonly serving: boolean;
  /** How far it is while it is being built. */
  readonly build: BuildProgress | undefined;
  /** Its runner's phase; `stopped` when it stands in front of `poison`. */
  readonly phase: Phase;
  /** Everything of ours up to here can be read; -1 before the first event. */
  readonly position: bigint;
  /** False until the log was found to be the one that the tables were folded from: `position` says nothing before. */
  readonly logVerified: boolean;
  /** 0 when live, else the age of the last event in the tables, or the time since it stopped; unknown before the first. In ms. */
  readonly lagMs: number | undefined;
  /** The event that it cannot fold. */
  readonly poison: Poison | undefined;
}

/** How far a build is that is not read yet. */
export interface BuildProgress {
  /** 0 to 1, of the way to the last event that what is read has folded: behind it there may be much that is of others. */
  readonly share: number;
  /** Estimated from what was done since this process began with it; unknown at first. In ms. */
  readonly remainingMs: number | undefined;
}

/** State of all of them; what health, metrics and CLI show. */
export interface ProjectionsStatus {
  /** The phase that is furthest from live. */
  readonly phase: Phase;
  /** Position of the read model that is furthest back. */
  readonly position: bigint;
  /** Last event of the log, of whatever kind, when last looked; unknown before the first look. */
  readonly head: bigint | undefined;
  /** The largest of all; unknown as soon as one is. In ms. */
  readonly lagMs: number | undefined;
  /** How long the quietest subscription has told nothing, in ms. Says little by night. */
  readonly silentMs: number;
  /** From recorded to visible, at the last batch, in ms. */
  readonly latencyMs: number | undefined;
  /** Events folded since the service started. */
  readonly applied: number;
  /** Attempts to subscribe since the service started. */
  readonly epoch: number;
  /** Where several processes share a database: the one that keeps the read models level, and how long ago it was heard. */
  readonly leader: { readonly holder: string; readonly epoch: number; readonly heardMs: number } | undefined;
  readonly failure: { readonly code: string; readonly message: string; readonly at: string } | undefined;
  readonly models: readonly ReadModelStatus[];
}

const fromLive: readonly Phase[] = ['live', 'catching-up', 'starting', 'waiting', 'stopped'];

export function statusOf(all: readonly ProjectionRunner[]): ProjectionsStatus {
  const runners = all.filter((runner) => runner.models.some(({ retired }) => !retired));
  const serving = runners.flatMap((runner) => runner.models.filter(({ serving, retired }) => serving && !retired));
  const models = runners.flatMap((runner) =>
    runner.models
      .filter(({ retired }) => !retired)
      .map((progress) => {
        const read = serving.find(({ model }) => model.name === progress.model.name);
        return modelStatus(runner, progress, read?.checkpoint?.lastEvent.position ?? runner.state.head?.commit);
      }),
  );
  const states = runners.map(({ state }) => state);
  const read = readable(models);
  const lags = read.map(({ lagMs }) => lagMs);
  return {
    phase: fromLive.findLast((phase) => read.some((model) => model.phase === phase)) ?? 'stopped',
    position: read.reduce((least, { position }) => (position < least ? position : least), read[0]?.position ?? -1n),
    head: states.find(({ head }) => head !== undefined)?.head?.commit,
    lagMs: lags.includes(undefined) ? undefined : Math.max(0, ...(lags as number[])),
    silentMs: Math.round(performance.now() - Math.min(...states.map(({ heardAt }) => heardAt))),
    latencyMs: states.find(({ latencyMs }) => latencyMs !== undefined)?.latencyMs,
    applied: states.reduce((sum, { applied }) => sum + applied, 0),
    epoch: states.reduce((sum, { epoch }) => sum + epoch, 0),
    leader: undefined,
    failure: states.find(({ failure, phase }) => failure !== undefined && phase !== 'live')?.failure,
    models,
  };
}

/** @param end where a build of it is through: the last event of what is read, or of the log where nothing is */
function modelStatus({ state }: ProjectionRunner, progress: Progress, end: bigint | undefined): ReadModelStatus {
  const { logVerified } = state;
  const { model, position, poison, serving } = progress;
  const { name, version, generation } = model;
  const build = serving ? undefined : buildProgress(progress, end);
  const place = { name, version, generation, serving, build, position, logVerified, poison };
  if (poison === undefined) return { ...place, phase: state.phase, lagMs: state.lagMs() };
  return { ...place, phase: 'stopped', lagMs: Date.now() - Date.parse(poison.stoppedAt) };
}

function buildProgress(progress: Progress, end: bigint | undefined): BuildProgress {
  const now = Date.now();
  const begun = (progress.begun ??= { at: now, position: progress.position });
  const { position } = progress;
  if (end === undefined || end <= 0n) return { share: 0, remainingMs: undefined };
  const done = Number(position - begun.position);
  return {
    share: Math.min(1, Math.max(0, Number(position) / Number(end))),
    remainingMs: done > 0 ? Math.max(0, ((now - begun.at) * Number(end - position)) / done) : undefined,
  };
}
