import { sql } from 'kysely';
import type { ProjectionDatabase } from '../database/database.ts';
import { findProgress } from './checkpoint-store.ts';
import { describeError } from './describe-error.ts';
import { type Following, reached } from './following.ts';
import { PositionWaiters, type WaitOutcome } from './position-waiters.ts';
import type { RunnerTables } from './runner-tables.ts';
import { loadServing } from './serving.ts';
import type { ProjectionsStatus, ReadModelStatus } from './status.ts';
import { parseStatus } from './status-json.ts';

/** How often the database is asked how far the read models are, in ms. */
const ASK_EVERY_MS = 100;
/** A leader that was not heard for so long is missing, in ms: it may be that nobody keeps the read models level. */
const MISSING_MS = 5_000;

const UNKNOWN: ProjectionsStatus = {
  phase: 'starting',
  position: -1n,
  head: undefined,
  lagMs: undefined,
  silentMs: 0,
  latencyMs: undefined,
  applied: 0,
  epoch: 0,
  leader: undefined,
  failure: undefined,
  models: [],
};

/** Read models that another process keeps level: how far they are is asked of the database, again and again. */
export class StoredFollowing implements Following {
  readonly #database: ProjectionDatabase;
  readonly #models: readonly string[];
  readonly #role: string;
  readonly #changed: () => void;
  readonly #waiters = new PositionWaiters();
  readonly #timer: NodeJS.Timeout;
  #status: ProjectionsStatus = UNKNOWN;
  #asking = false;
  #answeredAt = performance.now();

  /** @param role which leader to hear, see {@link roleOf} */
  constructor(
    database: ProjectionDatabase,
    models: readonly string[],
    role: string,
    changed: () => void = () => undefined,
  ) {
    this.#database = database;
    this.#models = models;
    this.#role = role;
    this.#changed = changed;
    this.#timer = setInterval(() => void this.#ask(), ASK_EVERY_MS).unref();
    void this.#ask();
  }

  status(): ProjectionsStatus {
    return this.#status;
  }

  waitFor(position: bigint, timeoutMs: number, model?: string): Promise<WaitOutcome> {
    return this.#waiters.wait(() => reached(this.#status.models, position, model), timeoutMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const before = this.#status;
    try {
      this.#status = await this.#read();
      this.#answeredAt = performance.now();
    } catch (error) {
      const failure = { ...describeError(error), at: new Date().toISOString() };
      const behind = Math.round(performance.now() - this.#answeredAt);
      this.#status = { ...before, phase: 'waiting', lagMs: Math.max(before.lagMs ?? 0, behind), failure };
    } finally {
      this.#asking = false;
    }
    this.#waiters.notify();
    if (before.position !== this.#status.position || before.phase !== this.#status.phase) this.#changed();
  }

  async #read(): Promise<ProjectionsStatus> {
    const told = await this.#leader();
    const missing = told === undefined || told.heardMs > MISSING_MS;
    const models: ReadModelStatus[] = [];
    for (const name of this.#models) {
      const serving = await loadServing(this.#database.reader, name);
      const stored = serving && (await findProgress(this.#database.reader, { name, ...serving }));
      if (!serving || !stored) continue;
      const { version, generation } = serving;
      const said = told?.status.models.find(
        (one) => one.version === version && one.generation === generation && one.name === name,
      );
      models.push({
        ...{ name, version, generation, serving: true, build: undefined, poison: stored.poison },
        position: stored.checkpoint?.resumeAfter.commit ?? -1n,
        phase: missing ? 'waiting' : (said?.phase ?? 'starting'),
        logVerified: said?.logVerified ?? false,
        lagMs: missing ? told?.heardMs : said?.lagMs,
      });
    }
    const building = told?.status.models.filter(({ serving }) => !serving) ?? [];
    const position = models.reduce(
      (least, one) => (one.position < least ? one.position : least),
      models[0]?.position ?? -1n,
    );
    const base = { ...(told?.status ?? UNKNOWN), position, models: [...models, ...building], leader: told?.leader };
    if (!missing) return base;
    const said = told ? `the last one was heard ${Math.round(told.heardMs / 1000)} s ago` : 'there was none yet';
    const failure = {
      code: 'NO_LEADER',
      message: `no process keeps the read models level; ${said}`,
      at: new Date().toISOString(),
    };
    return { ...base, phase: 'waiting', lagMs: told?.heardMs, failure };
  }

  async #leader() {
    const row = await this.#database.reader
      .$extendTables<RunnerTables>()
      .selectFrom('projection_leader')
      .select(['holder', 'epoch', 'status'])
      .select(sql<number>`(extract(epoch from clock_timestamp())::float8 - heard) * 1000`.as('heardMs'))
      .where('role', '=', this.#role)
      .executeTakeFirst();
    if (!row?.status) return undefined;
    const { holder, epoch, heardMs } = row;
    return { leader: { holder, epoch, heardMs: Math.max(0, heardMs) }, heardMs, status: parseStatus(row.status) };
  }
}
