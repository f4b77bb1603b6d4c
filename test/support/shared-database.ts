import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A schema of its own in the PostgreSQL that `TEST_DATABASE_URL` names, for services of one test to share. */
export class SharedDatabase {
  private constructor(
    /** Address under which everything lies in this schema. */
    readonly url: string,
    private readonly server: string,
    private readonly schema: string,
  ) {}

  static async in(server: string): Promise<SharedDatabase> {
    const schema = `shared_${randomUUID().replaceAll('-', '')}`;
    await run(server, `create schema ${schema}`);
    const url = new URL(server);
    url.searchParams.set('options', `-c search_path=${schema}`);
    return new SharedDatabase(url.href.replaceAll('+', '%20'), server, schema);
  }

  async remove(): Promise<void> {
    await run(this.server, `set client_min_messages = warning; drop schema ${this.schema} cascade`);
  }
}

async function run(url: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements).finally(() => client.end());
}
