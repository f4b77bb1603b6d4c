import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { ProjectionDatabase, Tables } from '../database/database.ts';
import { Statements } from '../database/statements.ts';

/** How SQLite answers one statement. */
export interface Plan {
  readonly sql: string;
  /** As `explain query plan` tells them. */
  readonly steps: readonly string[];
}

/** A reader on a SQLite file that keeps the plan of every statement it is asked. */
export class QueryPlans {
  readonly database: ProjectionDatabase;
  readonly #connection: DatabaseSync;
  /** Of the question that is asked now, by statement. */
  readonly #plans = new Map<string, Plan>();

  constructor(path: string) {
    this.#connection = new DatabaseSync(path, { readOnly: true });
    const statements = new Statements(this.#connection);
    const prepare = (sql: string) => statements.get(sql);
    const reader = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: { prepare, close: () => undefined } }),
      log: ({ query: { sql, parameters } }) => this.#keep(sql, parameters),
    });
    this.database = { reader } as Partial<ProjectionDatabase> as ProjectionDatabase;
  }

  /** Asks, and answers the plans of all statements that came of it. */
  async of(ask: () => Promise<unknown>): Promise<readonly Plan[]> {
    this.#plans.clear();
    await ask();
    return [...this.#plans.values()];
  }

  close(): void {
    this.#connection.close();
  }

  #keep(sql: string, parameters: readonly unknown[]): void {
    if (this.#plans.has(sql)) return;
    const rows = this.#connection.prepare(`explain query plan ${sql}`).all(...(parameters as never[]));
    this.#plans.set(sql, { sql, steps: rows.map((row) => String(row['detail'])) });
  }
}
