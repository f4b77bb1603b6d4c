import type { ClientBase, FieldDef } from 'pg';
import { type ColumnCodec, codecOf, OID } from './postgres-arrays.ts';
import { INT64 } from './postgres-spelling.ts';

/** What a connection has learned about the columns of tables, from the catalogue of the database. */
export class Columns {
  /** By object id of the table: numbers of all columns, and of those that are `int64`. */
  readonly #byTable = new Map<number, { readonly all: ReadonlySet<number>; readonly long: ReadonlySet<number> }>();
  readonly #codecs = new Map<string, ReadonlyMap<string, ColumnCodec>>();

  /** Forgets everything: a transaction was undone, and tables that it made with it. */
  forget(): void {
    this.#byTable.clear();
    this.#codecs.clear();
  }

  /** Codecs of a table's columns by name. */
  async codecs(client: ClientBase, table: string): Promise<ReadonlyMap<string, ColumnCodec>> {
    let codecs = this.#codecs.get(table);
    if (codecs === undefined) {
      const { rows } = await client.query<{ name: string; oid: number }>(
        `select attname as name, case t.typtype when 'd' then t.typbasetype else t.oid end as oid
           from pg_attribute join pg_type t on t.oid = atttypid
          where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [`"${table}"`],
      );
      codecs = new Map(rows.map(({ name, oid }) => [name, codecOf(oid)]));
      this.#codecs.set(table, codecs);
    }
    return codecs;
  }

  /**
   * Which fields of a result to give as bigint. Results tell the base type of a domain, not the domain, but also the
   * column that a field was taken from, even through a subquery.
   */
  async longFields(client: ClientBase, fields: readonly FieldDef[]): Promise<ReadonlySet<string>> {
    const whole = fields.filter(({ dataTypeID, tableID }) => dataTypeID === OID.int8 && tableID !== 0);
    const unknown = whole.filter(({ tableID, columnID }) => !this.#byTable.get(tableID)?.all.has(columnID));
    if (unknown.length > 0) await this.#learn(client, [...new Set(unknown.map(({ tableID }) => tableID))]);
    const long = whole.filter(({ tableID, columnID }) => this.#byTable.get(tableID)?.long.has(columnID));
    return new Set(long.map(({ name }) => name));
  }

  async #learn(client: ClientBase, tables: readonly number[]): Promise<void> {
    const { rows } = await client.query<{ table: number; column: number; long: number }>(
      `select attrelid as table, attnum as column, (typname = '${INT64}')::int as long
         from pg_attribute join pg_type t on t.oid = atttypid where attrelid = any($1::oid[]) and attnum > 0`,
      [tables],
    );
    for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
      this.#byTable.set(table, {
        all: new Set(columns.map(({ column }) => column)),
        long: new Set(columns.filter(({ long }) => long === 1).map(({ column }) => column)),
      });
    }
  }
}
