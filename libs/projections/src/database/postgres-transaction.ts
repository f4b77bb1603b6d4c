import type { Kysely } from 'kysely';
import type { Tables, WriteTransaction } from './database.ts';
import { binaryArray } from './postgres-arrays.ts';
import type { PostgresConnection } from './postgres-connection.ts';
import { type Pending, PendingWrites } from './pending-writes.ts';
import { loadStatement, removeStatement, rowsStatement } from './postgres-statements.ts';
import type { SqlValue } from './statements.ts';
import type { Table } from './table.ts';

type AnyTable = Table<Record<string, SqlValue>>;

/** Rows that make it worth while to send them, while those that follow are still being thought out. */
const WORTH_SENDING = 2_000;

/**
 * Collects what is written and sends it in few, large statements: when some thousand rows wait, when a table is read that
 * was written, when anything else is asked of the database, and at the end. A batch then costs a handful of round trips,
 * however many cases it touches, and the server writes what was sent while the next cases are folded.
 */
export class PostgresTransaction implements WriteTransaction {
  readonly db: Kysely<Tables>;
  readonly #connection: PostgresConnection;
  #pending = new PendingWrites();
  /** What is under way; it never rejects: whoever waits for the server next hears what became of it. */
  #sending: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(connection: PostgresConnection, db: Kysely<Tables>) {
    this.#connection = connection;
    this.db = db;
  }

  async savepoint<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    await this.flush();
    await this.#connection.query('savepoint part');
    try {
      const result = await work();
      await this.flush();
      await this.#connection.query('release part');
      return result;
    } catch (error) {
      await this.abandon();
      await this.#connection.query('rollback to part; release part');
      this.#connection.columns.forget();
      throw error;
    }
  }

  insert<Row extends object>(table: Table<Row>, rows: readonly Row[]): void | Promise<void> {
    this.#pending.insert(table as unknown as AnyTable, rows as never);
    return this.#bounded();
  }

  upsert<Row extends object>(table: Table<Row>, rows: readonly Row[]): void | Promise<void> {
    this.#pending.upsert(table as unknown as AnyTable, rows as never);
    return this.#bounded();
  }

  remove<Row extends object>(
    table: Table<Row>,
    column: keyof Row & string,
    values: readonly (string | number)[],
  ): void | Promise<void> {
    this.#pending.remove(table as unknown as AnyTable, column, values);
    return this.#bounded();
  }

  async load<Row extends object>(
    table: Table<Row>,
    column: keyof Row & string,
    values: readonly (string | number)[],
  ): Promise<Row[]> {
    await this.#sent();
    await this.#send(this.#pending.take(table.name));
    const codec = (await this.#connection.columns.codecs(this.#connection.client, table.name)).get(column)!;
    const statement = loadStatement(table as unknown as AnyTable, column, codec);
    return (await this.#connection.query<Row>(statement, [binaryArray(codec, values)])).rows;
  }

  /** Sends everything that waits. */
  async flush(): Promise<void> {
    await this.#sent();
    await this.#send(this.#pending.takeAll());
  }

  /** Sends nothing more of what was written so far, and comes back when nothing is under way. */
  async abandon(): Promise<void> {
    this.#pending = new PendingWrites();
    await this.#sending;
    this.#failure = undefined;
  }

  #bounded(): void | Promise<void> {
    if (this.#pending.rows < WORTH_SENDING) return;
    if (this.#sending !== undefined) return this.#pending.full ? this.flush() : undefined;
    this.#sending = this.#send(this.#pending.takeAll()).then(
      () => this.#ended(),
      (error: unknown) => this.#ended({ error }),
    );
  }

  #ended(failure?: { readonly error: unknown }): void {
    this.#failure ??= failure;
    this.#sending = undefined;
  }

  /** Waits for what is under way. Rejects when that, or anything sent before, has failed. */
  async #sent(): Promise<void> {
    await this.#sending;
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async #send(writes: readonly Pending[]): Promise<void> {
    for (const write of writes) {
      const { table } = write;
      const codecs = await this.#connection.columns.codecs(this.#connection.client, table.name);
      if (write.kind === 'remove') {
        const codec = codecs.get(write.column)!;
        await this.#connection.query(removeStatement(table, write.column, codec), [
          binaryArray(codec, [...write.values]),
        ]);
        continue;
      }
      const rows = [...write.rows.values()];
      const used = table.columns.map((column) => codecs.get(column)!);
      const values = table.columns.map((column, index) =>
        binaryArray(
          used[index]!,
          rows.map((row) => row[column]),
        ),
      );
      await this.#connection.query(rowsStatement(write.kind, table, used), values);
    }
  }
}
