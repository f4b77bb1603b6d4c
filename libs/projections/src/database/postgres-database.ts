import { Kysely, type PostgresPool } from 'kysely';
import type { Migration } from 'kysely/migration';
import pg from 'pg';
import type { ProjectionDatabase, Tables, WriteTransaction } from './database.ts';
import { migrate } from './migrate.ts';
import { Mutex } from './mutex.ts';
import { PostgresConnection, types } from './postgres-connection.ts';
import { asDatabaseError, isPostgresUnwell, LeadershipLost } from './postgres-errors.ts';
import { epochOf, type Holder, nextEpoch, PostgresLeader } from './postgres-leader.ts';
import { OneSchemaDialect } from './postgres-dialect.ts';
import { INT64, PostgresSpelling } from './postgres-spelling.ts';
import { PostgresTransaction } from './postgres-transaction.ts';
import { unlessSilent } from './unless-silent.ts';

/** How long connecting may take, and how long a query may run before whoever asked is told that it failed. In ms. */
const CONNECT_MS = 5_000;
const QUERY_MS = 30_000;
/** Within which anything is heard of a query, if only that it took too long. */
const SILENT_MS = QUERY_MS + 5_000;
/** How long a transaction waits for that of another process before it fails. In ms. */
const TURN_MS = 10_000;
/** A process that stops in the middle of a transaction (a suspended machine) is cut off after so long: others wait for it. In ms. */
const STALLED_MS = 10_000;
/** Connections for queries. */
const READERS = 10;

/**
 * PostgreSQL: one connection that writes and some that read. All processes on one database (or one schema of it, by the
 * address's `options=-c search_path=...`) write one after the other, like those on one SQLite file. A connection that was
 * lost is replaced when it is needed next.
 */
export class PostgresDatabase implements ProjectionDatabase {
  readonly reader: Kysely<Tables>;
  readonly #readers: pg.Pool;
  readonly #writers: pg.Pool;
  readonly #mutex = new Mutex();
  readonly #url: string;
  #fence: { readonly role: string; readonly epoch: number } | undefined;
  #prepared = false;
  #closed = false;

  private constructor(url: string) {
    this.#url = url;
    const config = { connectionString: url, types, connectionTimeoutMillis: CONNECT_MS, keepAlive: true };
    this.#readers = new pg.Pool({ ...config, max: READERS, onConnect: settings(READ_SETTINGS) });
    this.#writers = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0, onConnect: settings(WRITE_SETTINGS) });
    // A connection that breaks, idle or in use, is replaced by the pool; whoever uses or needs one learns of it there.
    for (const pool of [this.#readers, this.#writers]) {
      pool.on('error', () => undefined);
      pool.on('connect', (client) => void client.on('error', () => undefined));
    }
    this.reader = kyselyOn(pooled(this.#readers));
  }

  /** Does not connect yet; the first transaction does. */
  static open(url: string): PostgresDatabase {
    return new PostgresDatabase(url);
  }

  write<Result>(work: (tx: WriteTransaction) => Promise<Result>): Promise<Result> {
    return this.#mutex.run(async () => {
      const client = await this.#writers.connect().catch((error: unknown) => {
        throw asDatabaseError(error);
      });
      const connection = connectionOf(client);
      try {
        const result = await this.#transaction(connection, work);
        client.release();
        return result;
      } catch (error) {
        const rolledBack = await connection.query('rollback').then(
          () => true,
          () => false,
        );
        connection.columns.forget();
        client.release(!rolledBack);
        throw error;
      }
    });
  }

  async #transaction<Result>(
    connection: PostgresConnection,
    work: (tx: WriteTransaction) => Promise<Result>,
  ): Promise<Result> {
    // In one message: whoever waits here for another process holds nothing yet.
    const fence = this.#fence;
    const { rows } = await connection.query<{ epoch?: number }>(
      `begin; ${TAKE_TURN}${fence ? epochOf(fence.role) : ''}`,
    );
    if (fence && rows[0]?.epoch !== fence.epoch) throw new LeadershipLost(fence.epoch);
    if (!this.#prepared) await connection.query(PREPARE);
    const tx: PostgresTransaction = new PostgresTransaction(connection, kyselyOn(single(connection, () => tx.flush())));
    const result = await work(tx).catch(async (error: unknown) => {
      // Or what is still under way would be written behind the end of the transaction.
      await tx.abandon();
      throw error;
    });
    await tx.flush();
    const { command } = await connection.query('commit');
    // A statement failed, and whoever sent it took no notice.
    if (command !== 'COMMIT') throw new Error('the transaction was undone, since a statement in it had failed');
    this.#prepared = true;
    return result;
  }

  leader(role: string): PostgresLeader {
    const take = (holder: Holder): Promise<number> => {
      // Whoever led before may be in a transaction; this one waits for its end, and none of it can begin after.
      this.#fence = undefined;
      return this.write(async ({ db }) => {
        const epoch = await nextEpoch(db, role, holder);
        this.#fence = { role, epoch };
        return epoch;
      });
    };
    return new PostgresLeader(this.#url, role, take);
  }

  migrate(migrations: Readonly<Record<string, Migration>>): Promise<void> {
    return this.write(({ db }) => migrate(db, migrations));
  }

  isUnwell(error: unknown): boolean {
    return isPostgresUnwell(error);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#mutex.run(async () => {
      await Promise.all([this.#readers.end(), this.#writers.end()]);
    });
  }
}

const READ_SETTINGS = `set default_transaction_read_only = on; set statement_timeout = ${QUERY_MS}`;
const WRITE_SETTINGS = `set lock_timeout = ${TURN_MS}; set idle_in_transaction_session_timeout = ${STALLED_MS}`;

/** One transaction at a time, over all processes; given back by the end of the transaction, however it comes. */
const TAKE_TURN = `select pg_advisory_xact_lock(hashtextextended('read models of ' || current_schema(), 0))`;

/** What the spelling of our tables needs (`postgres-spelling.ts`). */
const PREPARE = `do $$ begin
  if to_regtype('${INT64}') is null then create domain ${INT64} as bigint; end if;
end $$`;

/** The pool waits for it before it hands the connection out, although its type does not say so. */
function settings(statements: string): NonNullable<pg.PoolConfig['onConnect']> {
  const all = `set application_name = 'customs-case-tracker'; ${statements}`;
  return (client) => client.query(all) as unknown as undefined;
}

const connections = new WeakMap<pg.ClientBase, PostgresConnection>();

/** What is known of a connection is kept for as long as the pool keeps it. */
function connectionOf(client: pg.ClientBase): PostgresConnection {
  const known = connections.get(client) ?? new PostgresConnection(client);
  connections.set(client, known);
  return known;
}

function kyselyOn(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new OneSchemaDialect({ pool }), plugins: [new PostgresSpelling()] });
}

type Query = PostgresConnection['query'];

/** A pool as Kysely takes it; it is closed by its owner, never through Kysely. */
function kyselyPool(connect: () => Promise<{ query: Query; release: () => void }>): PostgresPool {
  return { connect: connect as unknown as PostgresPool['connect'], end: async () => undefined, options: {} };
}

function pooled(pool: pg.Pool): PostgresPool {
  return kyselyPool(async () => {
    const client = await pool.connect().catch((error: unknown) => {
      throw asDatabaseError(error);
    });
    const connection = connectionOf(client);
    const query: Query = (sql, values) => unlessSilent(client, SILENT_MS, () => connection.query(sql, values));
    return { query, release: () => client.release() };
  });
}

/** The connection of a transaction, asked only after what waits has been sent. */
function single(connection: PostgresConnection, flush: () => Promise<void>): PostgresPool {
  const query: Query = async (sql, values) => {
    await flush();
    return connection.query(sql, values);
  };
  return kyselyPool(async () => ({ query, release: () => undefined }));
}
