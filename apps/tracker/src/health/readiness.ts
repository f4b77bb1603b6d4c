import type { ProjectionsStatus } from '#libs/projections';

/** Milliseconds by which what can be read may be behind the log before the service says it is not ready. */
const MOST_LAG = 10_000;

type Poison = NonNullable<ProjectionsStatus['models'][number]['poison']>;
type NamedEvent = Pick<Poison, 'eventId' | 'type' | 'position' | 'code' | 'stoppedAt'>;

type StoreHealth =
  { readonly reachable: true; readonly roundTripMs: number } | { readonly reachable: false; readonly problem: string };

/** What operators and load balancers look at. Positions are decimal strings. */
export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly problems: readonly string[];
  readonly store: StoreHealth;
  readonly projections: {
    readonly phase: string;
    readonly position: string;
    readonly head: string | null;
    readonly lagMs: number | null;
    readonly silentMs: number;
    readonly applied: number;
    /** Where several processes share a database: which of them keeps the read models level. */
    readonly leader: { readonly holder: string; readonly epoch: number; readonly heardMs: number } | null;
    readonly models: readonly {
      name: string;
      version: number;
      /** 0, and one more each time that the version was built anew. */
      generation: number;
      /** False while it is being built beside the one that is read. */
      serving: boolean;
      /** How far the build is: a share of 1, and what is left in ms as far as that can be told. */
      build: { share: number; remainingMs: number | null } | null;
      phase: string;
      position: string;
      poison: NamedEvent | null;
    }[];
  };
}

export function readiness(store: StoreHealth, status: ProjectionsStatus): Readiness {
  const problems: string[] = [];
  if (!store.reachable) problems.push(`The event store does not answer: ${store.problem}`);
  if (status.phase !== 'live') problems.push(`The read models are ${status.phase}${why(status)}.`);
  if (status.lagMs !== undefined && status.lagMs > MOST_LAG)
    problems.push(`The read models are ${status.lagMs} ms behind.`);
  for (const { name, poison } of status.models) {
    if (poison)
      problems.push(
        `Read model ${name} has stopped in front of an event it can't read, ${poison.type} ${poison.eventId} (${poison.code}); \`cct projections list\` says why.`,
      );
  }
  return {
    status: problems.length === 0 ? 'ready' : 'not-ready',
    problems,
    store,
    projections: {
      phase: status.phase,
      position: String(status.position),
      head: status.head === undefined ? null : String(status.head),
      lagMs: status.lagMs ?? null,
      silentMs: status.silentMs,
      applied: status.applied,
      leader: status.leader ?? null,
      models: status.models.map(({ name, version, generation, serving, build, phase, position, poison }) => ({
        ...{ name, version, generation, serving, phase, position: String(position) },
        build: build ? { share: build.share, remainingMs: build.remainingMs ?? null } : null,
        poison: poison ? namedEvent(poison) : null,
      })),
    },
  };
}

/** Which event, for everybody who asks: of which case, and what of it could not be read, is for who may see cases. */
function namedEvent({ eventId, type, position, code, stoppedAt }: Poison): NamedEvent {
  return { eventId, type, position, code, stoppedAt };
}

function why({ failure }: ProjectionsStatus): string {
  return failure ? `: ${failure.message} (${failure.code}, ${failure.at})` : '';
}
