import type { Poison } from './poison.ts';
import type { Progress } from './progress.ts';
import type { ProjectionRunner } from './projection-runner.ts';
import type { Phase } from './runner-state.ts';

/** State of one read model. */
export interface ReadModelStatus {
  readonly name: string;
  readonly version: number;
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
  readonly failure: { readonly code: string; readonly message: string; readonly at: string } | undefined;
  readonly models: readonly ReadModelStatus[];
}

const fromLive: readonly Phase[] = ['live', 'catching-up', 'starting', 'waiting', 'stopped'];

export function statusOf(runners: readonly ProjectionRunner[]): ProjectionsStatus {
  const models = runners.flatMap((runner) => runner.models.map((progress) => modelStatus(runner, progress)));
  const states = runners.map(({ state }) => state);
  const lags = models.map(({ lagMs }) => lagMs);
  return {
    phase: fromLive.findLast((phase) => models.some((model) => model.phase === phase)) ?? 'stopped',
    position: models.reduce((least, { position }) => (position < least ? position : least), models[0]?.position ?? -1n),
    head: states.find(({ head }) => head !== undefined)?.head?.commit,
    lagMs: lags.includes(undefined) ? undefined : Math.max(0, ...(lags as number[])),
    silentMs: Date.now() - Math.min(...states.map(({ heardAt }) => heardAt)),
    latencyMs: states.find(({ latencyMs }) => latencyMs !== undefined)?.latencyMs,
    applied: states.reduce((sum, { applied }) => sum + applied, 0),
    epoch: states.reduce((sum, { epoch }) => sum + epoch, 0),
    failure: states.find(({ failure, phase }) => failure !== undefined && phase !== 'live')?.failure,
    models,
  };
}

function modelStatus({ state }: ProjectionRunner, { model, position, poison }: Progress): ReadModelStatus {
  const { logVerified } = state;
  const place = { name: model.name, version: model.version, position, logVerified, poison };
  if (poison === undefined) return { ...place, phase: state.phase, lagMs: state.lagMs() };
  return { ...place, phase: 'stopped', lagMs: Date.now() - Date.parse(poison.stoppedAt) };
}
