import pg from 'pg';
import { CasesModel, openDatabase } from '#libs/projections';

/** The rows of the read models of cases as binary files on the server's own disk: what is left of writing is the COPY. */
export class Copied {
  private static readonly tables = new CasesModel().tables;

  private constructor(private readonly folder: string) {}

  /** Written from the read models at this address. */
  static async from(url: string): Promise<Copied> {
    return connected(url, async (client) => {
      const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
      const copied = new Copied(rows[0]!.folder);
      for (const table of Copied.tables) await client.query(`copy "${table}" to ${copied.file(table)} (format binary)`);
      return copied;
    });
  }

  /** All of them in one transaction, into empty tables at this address. In seconds. */
  async into(url: string): Promise<number> {
    const database = openDatabase(url);
    await database.write(({ db }) => new CasesModel().createTables(db));
    await database.close();
    return connected(url, async (client) => {
      const started = performance.now();
      await client.query('begin');
      for (const table of Copied.tables) await client.query(`copy "${table}" from ${this.file(table)} (format binary)`);
      await client.query('commit');
      return (performance.now() - started) / 1000;
    });
  }

  private file(table: string): string {
    return `'${this.folder}/${table}.copy'`;
  }
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
