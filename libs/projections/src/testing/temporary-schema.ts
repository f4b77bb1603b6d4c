import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PostgresDatabase } from '../database/postgres-database.ts';

/** A schema for one test in a PostgreSQL that others use as well. */
export class TemporarySchema {
  /** Address under which everything lies in this schema. */
  readonly url: string;
  readonly #server: string;
  readonly #schema: string;
  readonly #opened: PostgresDatabase[] = [];

  private constructor(server: string, schema: string) {
    this.#server = server;
    this.#schema = schema;
    const url = new URL(server);
    url.searchParams.set('options', `-c search_path=${schema}`);
    this.url = url.href.replaceAll('+', '%20');
  }

  static async in(server: string): Promise<TemporarySchema> {
    const schema = `test_${randomUUID().replaceAll('-', '')}`;
    await run(server, `create schema ${schema}`);
    return new TemporarySchema(server, schema);
  }

  open(): PostgresDatabase {
    const database = PostgresDatabase.open(this.url);
    this.#opened.push(database);
    return database;
  }

  async remove(): Promise<void> {
    for (const database of this.#opened) await database.close();
    await run(this.#server, `drop schema ${this.#schema} cascade`);
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set client_min_messages = warning; ${statement}`);
  } finally {
    await client.end();
  }
}
