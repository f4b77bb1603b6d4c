import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** What a column can hold. Truth values are 0 and 1, money is an integer of minor units, dates are ISO 8601 text. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A statement that is compiled once and whose rows have the types that {@link int64} promises. */
export interface Statement {
  /** True when it yields rows. */
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** Compiled statements that are kept; the least recently used one goes first. */
const CAPACITY = 200;

/** The compiled statements of one connection, by their text. */
export class Statements {
  readonly #connection: DatabaseSync;
  readonly #compiled = new Map<string, Statement>();

  constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  get(sql: string): Statement {
    let statement = this.#compiled.get(sql);
    if (statement === undefined) {
      statement = compile(this.#connection.prepare(sql));
      const [oldest] = this.#compiled.keys();
      if (this.#compiled.size >= CAPACITY && oldest !== undefined) this.#compiled.delete(oldest);
    } else {
      this.#compiled.delete(sql);
    }
    this.#compiled.set(sql, statement);
    return statement;
  }
}

function compile(statement: StatementSync): Statement {
  const columns = statement.columns();
  const big = columns.filter((column) => column.type === 'INT').map((column) => column.name);
  const mixed = big.length > 0;
  if (mixed) statement.setReadBigInts(true);
  const finish = (row: Row) => (mixed ? narrow(row, big) : row);
  return {
    reader: columns.length > 0,
    all: (parameters) => {
      const rows = statement.all(...(parameters as SQLInputValue[])) as Row[];
      return mixed ? rows.map(finish) : rows;
    },
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    *iterate(parameters) {
      for (const row of statement.iterate(...(parameters as SQLInputValue[]))) yield finish(row);
    },
  };
}

type Row = Record<string, unknown>;

/** SQLite reads all integers of a row one way; only the 64-bit columns are to stay bigint. */
function narrow(row: Row, big: readonly string[]): Row {
  for (const column in row) {
    const value = row[column];
    if (typeof value === 'bigint' && !big.includes(column)) row[column] = Number(value);
  }
  return row;
}
