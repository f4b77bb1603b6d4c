import type { Kysely } from 'kysely';
import type { StoredEvent } from '#libs/event-store';
import { int64, strict } from '../database/column-types.ts';
import type { ProjectionDatabase, Tables, WriteTransaction } from '../database/database.ts';
import type { Table } from '../database/table.ts';
import type { ReadModel } from '../runner/read-model.ts';
import { versioned } from '../runner/read-model.ts';

interface SeenEvent {
  position: bigint;
  event_id: string;
}

/** A read model that notes what it was given, in the order it was given it: shows gaps, duplicates and disorder. */
export class SeenEvents implements ReadModel {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly string[];
  /** Called before each event; throw to be stopped by it. */
  inspect: (event: StoredEvent) => void = () => undefined;
  timesUndone = 0;
  readonly #table: Table<SeenEvent>;

  constructor(name = 'seen', version = 1) {
    this.name = name;
    this.version = version;
    const table = versioned(`${name}_events`, version);
    this.tables = [table];
    this.#table = { name: table, columns: ['position', 'event_id'], key: ['event_id'] };
  }

  async createTables(db: Kysely<Tables>): Promise<void> {
    await db.schema
      .createTable(this.#table.name)
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('position', int64, (column) => column.notNull())
      .addColumn('event_id', 'text', (column) => column.notNull())
      .modifyEnd(strict)
      .execute();
  }

  apply(events: readonly StoredEvent[], tx: WriteTransaction): void | Promise<void> {
    for (const event of events) this.inspect(event);
    return tx.insert(
      this.#table,
      events.map(({ position, id }) => ({ position, event_id: id })),
    );
  }

  again(): SeenEvents {
    return Object.assign(new SeenEvents(this.name, this.version), { inspect: this.inspect });
  }

  undone(): void {
    this.timesUndone++;
  }

  /** Ids of the events seen, in the order of seeing. */
  async seen(database: ProjectionDatabase): Promise<string[]> {
    const rows = await database.reader
      .$extendTables<Record<string, { number: number; event_id: string }>>()
      .selectFrom(this.#table.name)
      .select('event_id')
      .orderBy('number')
      .execute();
    return rows.map(({ event_id }) => event_id);
  }
}
