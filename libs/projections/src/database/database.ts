import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Table } from './table.ts';

/** Where read models live. SQLite today; the interface is what another database has to offer. */
export interface ProjectionDatabase {
  /**
   * For queries. Sees the last committed transaction and never waits for the writer. A read model narrows it with
   * `reader.$extendTables<...>()`.
   */
  readonly reader: Kysely<Tables>;
  /** Runs `work` alone in one transaction: committed when it resolves, undone when it rejects. */
  write<Result>(work: (tx: WriteTransaction) => Promise<Result>): Promise<Result>;
  /** Runs those migrations that this database has not seen, in the order of their names. */
  migrate(migrations: Readonly<Record<string, Migration>>): Promise<void>;
  /**
   * Where several processes may share it: asks to be the one that keeps some read models level. While it leads, no other
   * process does, and once it has lost that, everything it still wants to write is refused.
   */
  readonly leader?: (role: string) => Leader;
  /** True when an error says something about the database and nothing about what was written: worth another try. */
  isUnwell(error: unknown): boolean;
  /** Waits for the running transaction, then closes. Idempotent. */
  close(): Promise<void>;
}

/** No table is known by type until a read model says which are its own. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export type Tables = {};

/** A process that leads or wants to. */
export interface Leader {
  /** Leads from now on, unless another process does. Rejects when the database does not answer. */
  tryToLead(): Promise<Leadership | undefined>;
  /** Gives up leading and wanting to. Idempotent. */
  close(): Promise<void>;
}

export interface Leadership {
  readonly epoch: number;
  /** Resolves when it is over: another process leads, or the database has not been heard for too long. */
  readonly lost: Promise<void>;
  /** What to tell those that stand by, with each heartbeat. */
  tell(status: () => string): void;
}

/** An open transaction, for as long as the `write` that gave it runs. */
export interface WriteTransaction {
  /** Any statement, at the price of compiling it each time: for schema and for what isn't hot. */
  readonly db: Kysely<Tables>;
  /** Runs `work`; when it rejects, only what it did is undone and the transaction goes on. */
  savepoint<Result>(work: () => Result | Promise<Result>): Promise<Result>;

  // What follows is set-oriented and precompiled. Await it once for many rows, never once per row.

  /** New rows; one that exists already is an error. */
  insert<Row extends object>(table: Table<Row>, rows: readonly Row[]): void | Promise<void>;
  /** Rows that replace those with the same key. */
  upsert<Row extends object>(table: Table<Row>, rows: readonly Row[]): void | Promise<void>;
  /** Rows whose column holds one of these values. Values must be text or safe integers. */
  load<Row extends object>(
    table: Table<Row>,
    column: keyof Row & string,
    values: readonly (string | number)[],
  ): Row[] | Promise<Row[]>;
  /** Deletes the rows whose column holds one of these values. */
  remove<Row extends object>(
    table: Table<Row>,
    column: keyof Row & string,
    values: readonly (string | number)[],
  ): void | Promise<void>;
}
