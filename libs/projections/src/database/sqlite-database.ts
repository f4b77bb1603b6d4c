import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ProjectionDatabase, Tables, WriteTransaction } from './database.ts';
import { migrate } from './migrate.ts';
import { Mutex } from './mutex.ts';
import { isSqliteBusy, isSqliteUnwell } from './sqlite-errors.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import { Statements } from './statements.ts';
import { WalKeeper } from './wal-keeper.ts';

/** How long opening may wait for another process; it blocks this one meanwhile. In ms. */
const OPEN_MS = 1_000;
/** How long a write waits its turn behind another process before it fails, blocking nobody, and how often it asks. In ms. */
const TURN_MS = 5_000;
const ASK_MS = 5;
/** Pages that a connection keeps in memory, in KiB. */
const CACHE_KIB = 16_384;

/**
 * SQLite in one file, in write-ahead mode with two connections, so that a reader never waits for the writer.
 *
 * A commit does not wait for the disk (synchronous = normal): after a power cut the last ones may be missing, whole, each
 * with its checkpoint, and are projected again from the log.
 */
export class SqliteDatabase implements ProjectionDatabase {
  readonly reader: Kysely<Tables>;
  readonly #write: DatabaseSync;
  readonly #read: DatabaseSync;
  readonly #statements: Statements;
  readonly #db: Kysely<Tables>;
  readonly #wal: WalKeeper;
  readonly #mutex = new Mutex();

  private constructor(path: string) {
    this.#write = new DatabaseSync(path, { timeout: OPEN_MS });
    this.#write.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 0');
    this.#write.exec(`pragma wal_autocheckpoint = 0; pragma cache_size = -${CACHE_KIB}`);
    this.#wal = new WalKeeper(path, () => this.#write.exec('pragma wal_autocheckpoint = 1000'));
    this.#statements = new Statements(this.#write);
    this.#db = kyselyOn(this.#statements);
    this.#read = new DatabaseSync(path, { readOnly: true, timeout: OPEN_MS });
    this.reader = kyselyOn(new Statements(this.#read));
  }

  /** Opens the file, or makes it together with its folder. */
  static open(path: string): SqliteDatabase {
    mkdirSync(dirname(path), { recursive: true });
    return new SqliteDatabase(path);
  }

  write<Result>(work: (tx: WriteTransaction) => Promise<Result>): Promise<Result> {
    return this.#mutex.run(async () => {
      await this.#begin();
      try {
        const result = await work(new SqliteTransaction(this.#write, this.#statements, this.#db));
        this.#write.exec('commit');
        this.#wal.committed();
        return result;
      } catch (error) {
        // A full disk, for one, has undone the transaction already.
        if (this.#write.isOpen && this.#write.isTransaction) this.#write.exec('rollback');
        throw error;
      }
    });
  }

  /** Takes the write lock at once: a transaction that begins by reading may not get it later. */
  async #begin(): Promise<void> {
    const giveUpAt = Date.now() + TURN_MS;
    while (!this.#write.isTransaction) {
      try {
        this.#write.exec('begin immediate');
      } catch (error) {
        if (!isSqliteBusy(error) || Date.now() > giveUpAt) throw error;
        await sleep(ASK_MS);
      }
    }
  }

  migrate(migrations: Readonly<Record<string, Migration>>): Promise<void> {
    return this.write(({ db }) => migrate(db, migrations));
  }

  isUnwell(error: unknown): boolean {
    return isSqliteUnwell(error);
  }

  async close(): Promise<void> {
    await this.#mutex.run(async () => {
      await this.#wal.close();
      for (const connection of [this.#read, this.#write]) if (connection.isOpen) connection.close();
    });
  }
}

function kyselyOn(statements: Statements): Kysely<Tables> {
  // Both connections are closed by their owner, never through Kysely.
  const database = { prepare: (sql: string) => statements.get(sql), close: () => undefined };
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}
