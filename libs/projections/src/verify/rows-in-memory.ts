import type { RowWriter } from '../cases/case-view.ts';
import type { Table } from '../database/table.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Rows by table and key, in memory: what a view would have written. */
export class RowsInMemory implements RowWriter {
  readonly #tables = new Map<string, Map<string, Row>>();

  insert<R extends object>(table: Table<R>, rows: readonly R[]): void {
    for (const row of rows) {
      const key = keyOf(table.key, row as Row);
      if (this.of(table.name).has(key)) throw new Error(`${table.name} has a row ${key} already`);
      this.of(table.name).set(key, row as Row);
    }
  }

  upsert<R extends object>(table: Table<R>, rows: readonly R[]): void {
    for (const row of rows) this.of(table.name).set(keyOf(table.key, row as Row), row as Row);
  }

  remove<R extends object>(table: Table<R>, column: keyof R & string, values: readonly (string | number)[]): void {
    for (const [key, row] of this.of(table.name))
      if (values.includes(row[column] as string | number)) this.of(table.name).delete(key);
  }

  /** The rows of a table by their keys. */
  of(table: string): Map<string, Row> {
    let rows = this.#tables.get(table);
    if (!rows) this.#tables.set(table, (rows = new Map<string, Row>()));
    return rows;
  }
}

/** A row's key as text, for people to read too. */
export function keyOf(columns: readonly string[], row: Row): string {
  return columns.map((column) => String(row[column])).join('/');
}
