import type { SqlValue } from './statements.ts';
import type { Table } from './table.ts';

type Row = Record<string, SqlValue>;

/** Writes to one table that go out as one statement. */
export type Pending =
  | { readonly kind: 'insert'; readonly table: Table<Row>; readonly rows: Row[] }
  /** By key: a statement may not touch a row twice. */
  | { readonly kind: 'upsert'; readonly table: Table<Row>; readonly rows: Map<string, Row> }
  | {
      readonly kind: 'remove';
      readonly table: Table<Row>;
      readonly column: string;
      readonly values: Set<string | number>;
    };

/** Rows that may wait in memory. */
const MOST_ROWS = 20_000;

/**
 * Writes that have not been sent. Those of one table stay in their order, and neighbours of one kind become one; tables
 * have nothing to do with each other, so they need not keep step.
 */
export class PendingWrites {
  #byTable = new Map<string, Pending[]>();
  #rows = 0;

  /** How many wait, or have waited since all were taken. */
  get rows(): number {
    return this.#rows;
  }

  get full(): boolean {
    return this.#rows > MOST_ROWS;
  }

  insert(table: Table<Row>, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const pending = this.#last(table, 'insert') ?? this.#add({ kind: 'insert', table, rows: [] });
    for (const row of rows) pending.rows.push(row);
    this.#rows += rows.length;
  }

  upsert(table: Table<Row>, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const pending = this.#last(table, 'upsert') ?? this.#add({ kind: 'upsert', table, rows: new Map<string, Row>() });
    const { fixed = [], key } = table;
    for (const row of rows) {
      const id = key.length === 1 ? String(row[key[0]!]) : JSON.stringify(key.map((column) => String(row[column])));
      const first = fixed.length > 0 ? pending.rows.get(id) : undefined;
      const kept = first && Object.fromEntries(fixed.map((column) => [column, first[column]!]));
      pending.rows.set(id, kept ? { ...row, ...kept } : row);
    }
    this.#rows += rows.length;
  }

  remove(table: Table<Row>, column: string, values: readonly (string | number)[]): void {
    if (values.length === 0) return;
    const last = this.#last(table, 'remove');
    const same = last?.column === column ? last : undefined;
    const pending = same ?? this.#add({ kind: 'remove', table, column, values: new Set<string | number>() });
    for (const value of values) pending.values.add(value);
    this.#rows += values.length;
  }

  /** Those of one table, in order; they wait no longer. */
  take(table: string): Pending[] {
    const writes = this.#byTable.get(table) ?? [];
    this.#byTable.delete(table);
    return writes;
  }

  takeAll(): Pending[] {
    const writes = [...this.#byTable.values()].flat();
    this.#byTable = new Map();
    this.#rows = 0;
    return writes;
  }

  #last<Kind extends Pending['kind']>(table: Table<Row>, kind: Kind): Extract<Pending, { kind: Kind }> | undefined {
    const last = this.#byTable.get(table.name)?.at(-1);
    return last?.kind === kind ? (last as Extract<Pending, { kind: Kind }>) : undefined;
  }

  #add<One extends Pending>(pending: One): One {
    const { name } = pending.table;
    const writes = this.#byTable.get(name);
    if (writes) writes.push(pending);
    else this.#byTable.set(name, [pending]);
    return pending;
  }
}
