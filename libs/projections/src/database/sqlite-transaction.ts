import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import type { Tables, WriteTransaction } from './database.ts';
import type { Statements } from './statements.ts';
import { insertSql, loadSql, removeSql, upsertSql, valuesOf } from './table.ts';
import type { Table } from './table.ts';

/** Writes synchronously: no promise per row, only one statement compiled for all of them. */
export class SqliteTransaction implements WriteTransaction {
  readonly db: Kysely<Tables>;
  readonly #connection: DatabaseSync;
  readonly #statements: Statements;

  constructor(connection: DatabaseSync, statements: Statements, db: Kysely<Tables>) {
    this.#connection = connection;
    this.#statements = statements;
    this.db = db;
  }

  async savepoint<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    this.#connection.exec('savepoint part');
    try {
      const result = await work();
      this.#connection.exec('release part');
      return result;
    } catch (error) {
      if (this.#connection.isTransaction) this.#connection.exec('rollback to part; release part');
      throw error;
    }
  }

  insert<Row extends object>(table: Table<Row>, rows: readonly Row[]): void {
    this.#runForEach(insertSql(table), table, rows);
  }

  upsert<Row extends object>(table: Table<Row>, rows: readonly Row[]): void {
    this.#runForEach(upsertSql(table), table, rows);
  }

  load<Row extends object>(table: Table<Row>, column: keyof Row & string, values: readonly (string | number)[]): Row[] {
    return this.#statements.get(loadSql(table, column)).all([JSON.stringify(values)]) as Row[];
  }

  remove<Row extends object>(
    table: Table<Row>,
    column: keyof Row & string,
    values: readonly (string | number)[],
  ): void {
    this.#statements.get(removeSql(table, column)).run([JSON.stringify(values)]);
  }

  #runForEach<Row extends object>(sql: string, table: Table<Row>, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const statement = this.#statements.get(sql);
    for (const row of rows) statement.run(valuesOf(table.columns, row));
  }
}
