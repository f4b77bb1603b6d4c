import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { hostname } from 'node:os';
import pg from 'pg';
import type { Leader, Leadership, Tables } from './database.ts';
import { asDatabaseError } from './postgres-errors.ts';

/** How often the leader is heard, and after how long a silence it is taken for dead. In ms. */
const HEARTBEAT_MS = 1_000;
const SILENT_MS = 6_000;

/** Who wants to lead: machine and process, and the process of the database that serves its lock. */
export interface Holder {
  readonly name: string;
  readonly backend: number;
}

/** Seconds of the database's clock: those of the machines need not agree. */
const NOW = 'extract(epoch from clock_timestamp())::float8';

/** A statement behind others, giving the epoch of the leader. Roles are names of ours and hold no quotes. */
export function epochOf(role: string): string {
  return `; select epoch from projection_leader where role = '${role}'`;
}

/** Begins the time of a new leader, in a transaction of its own. */
export async function nextEpoch(db: Kysely<Tables>, role: string, { name, backend }: Holder): Promise<number> {
  const { rows } = await sql<{ epoch: number }>`
    insert into projection_leader (role, epoch, holder, backend, heard) values (${role}, 1, ${name}, ${backend}, ${sql.raw(NOW)})
    on conflict (role) do update set epoch = projection_leader.epoch + 1, holder = excluded.holder,
      backend = excluded.backend, heard = excluded.heard, status = null
    returning epoch`.execute(db);
  return rows[0]!.epoch;
}

/**
 * A lock that PostgreSQL holds for a connection, and takes back by itself when the process is killed. One that hangs, or
 * whose machine has left the network, keeps its connection; when it has not been heard for a while, who stands by has the
 * database cut it. It may still believe that it leads: the epoch in every transaction is what refuses it.
 */
export class PostgresLeader implements Leader {
  readonly #url: string;
  readonly #role: string;
  readonly #take: (holder: Holder) => Promise<number>;
  #client: pg.Client | undefined;
  #closed = false;

  constructor(url: string, role: string, take: (holder: Holder) => Promise<number>) {
    this.#url = url;
    this.#role = role;
    this.#take = take;
  }

  async tryToLead(): Promise<Leadership | undefined> {
    if (this.#closed) return undefined;
    try {
      const client = (this.#client ??= await this.#connect());
      const lock = `pg_try_advisory_lock(hashtextextended('leader of ' || $1 || ' in ' || current_schema(), 0))`;
      const { rows } = await client.query<{ mine: boolean; backend: number }>(
        `select ${lock} as mine, pg_backend_pid() as backend`,
        [this.#role],
      );
      if (rows[0]?.mine !== true) {
        await this.#cutWhoIsSilent(client);
        return undefined;
      }
      const epoch = await this.#take({ name: `${hostname()}:${process.pid}`, backend: rows[0].backend });
      return new Heartbeat(client, this.#role, epoch, () => this.#drop(client));
    } catch (error) {
      if (this.#client) await this.#drop(this.#client);
      throw asDatabaseError(error);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#client) await this.#drop(this.#client);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...{ connectionString: this.#url, keepAlive: true, connectionTimeoutMillis: SILENT_MS, query_timeout: SILENT_MS },
      application_name: 'customs-case-tracker leader',
    });
    client.on('error', () => void this.#drop(client));
    await client.connect();
    return client;
  }

  async #cutWhoIsSilent(client: pg.Client): Promise<void> {
    await client.query(
      `select pg_terminate_backend(backend::int) from projection_leader
        where role = $1 and heard < ${NOW} - $2::float8 / 1000 and backend <> pg_backend_pid()`,
      [this.#role, SILENT_MS],
    );
  }

  /** Its end gives the lock back. */
  async #drop(client: pg.Client): Promise<void> {
    if (this.#client === client) this.#client = undefined;
    await client.end().catch(() => undefined);
  }
}

class Heartbeat implements Leadership {
  readonly epoch: number;
  readonly lost: Promise<void>;
  readonly #client: pg.Client;
  readonly #role: string;
  readonly #timer: NodeJS.Timeout;
  #lose!: () => void;
  #status: () => string | null = () => null;
  #beating = false;

  constructor(client: pg.Client, role: string, epoch: number, drop: () => Promise<void>) {
    this.#client = client;
    this.#role = role;
    this.epoch = epoch;
    this.#timer = setInterval(() => void this.#beat(), HEARTBEAT_MS).unref();
    this.lost = new Promise<void>((resolve) => (this.#lose = resolve)).then(() => {
      clearInterval(this.#timer);
      return drop();
    });
    client.once('end', this.#lose);
  }

  tell(status: () => string): void {
    this.#status = status;
    void this.#beat();
  }

  async #beat(): Promise<void> {
    if (this.#beating) return;
    this.#beating = true;
    try {
      const { rowCount } = await this.#client.query(
        `update projection_leader set heard = ${NOW}, status = $3 where role = $1 and epoch = $2`,
        [this.#role, this.epoch, this.#status()],
      );
      if (rowCount === 0) this.#lose();
    } catch {
      this.#lose();
    } finally {
      this.#beating = false;
    }
  }
}
