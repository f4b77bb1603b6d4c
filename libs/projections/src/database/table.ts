import type { SqlValue } from './statements.ts';

/**
 * A table as the hot path writes it: whole rows, by primary key. Declare it once beside its `create table`.
 * `columns` must name every column, since an upsert replaces the row.
 */
export interface Table<Row extends object> {
  readonly name: string;
  readonly columns: readonly (keyof Row & string)[];
  readonly key: readonly (keyof Row & string)[];
  /**
   * Columns that keep the value of the first insert, whatever an upsert brings. Name those that cannot change: SQLite
   * writes an index anew whenever its column is set, to the same value too.
   */
  readonly fixed?: readonly (keyof Row & string)[];
}

/** Values of a row in the order of the table's columns, ready to bind. */
export function valuesOf<Row extends object>(columns: readonly (keyof Row & string)[], row: Row): SqlValue[] {
  return columns.map((column) => row[column] as SqlValue);
}

export function insertSql<Row extends object>({ name, columns }: Table<Row>): string {
  return `insert into "${name}" (${quoted(columns)}) values (${columns.map(() => '?').join(', ')})`;
}

export function upsertSql<Row extends object>(table: Table<Row>): string {
  return `${insertSql(table)} ${upsertAction(table)}`;
}

/** What an insert does with a row whose key is there already. */
export function upsertAction<Row extends object>(table: Table<Row>): string {
  const kept = [...table.key, ...(table.fixed ?? [])];
  const rest = table.columns.filter((column) => !kept.includes(column));
  const action =
    rest.length === 0
      ? 'nothing'
      : `update set ${rest.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
  return `on conflict (${quoted(table.key)}) do ${action}`;
}

/** Rows whose column is one of a list, which is bound as one JSON array. */
export function loadSql<Row extends object>(table: Table<Row>, column: keyof Row & string): string {
  return `select ${quoted(table.columns)} from "${table.name}" where "${column}" in (select value from json_each(?))`;
}

export function removeSql<Row extends object>(table: Table<Row>, column: keyof Row & string): string {
  return `delete from "${table.name}" where "${column}" in (select value from json_each(?))`;
}

/** Names of columns, with commas. */
export function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
