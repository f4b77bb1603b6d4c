import type { ClientBase, CustomTypesConfig, FieldDef, QueryConfig, QueryResult } from 'pg';
import { OID } from './postgres-arrays.ts';
import { Columns } from './postgres-columns.ts';
import { asDatabaseError } from './postgres-errors.ts';

type Row = Record<string, unknown>;

/** What came of a statement, as Kysely takes it. */
export interface Result<R = Row> {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: R[];
}

/** How the text that the server sends becomes a value, by type; what is not named stays text. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [OID.bytea, (text) => Buffer.from(text.slice(2), 'hex')],
  [16 /* boolean */, (text) => (text === 't' ? 1 : 0)],
  ...[21 /* int2 */, 23 /* int4 */, 26 /* oid */, 700 /* float4 */, OID.float8, OID.numeric].map(
    (oid) => [oid, Number] as const,
  ),
]);
const same = (text: string) => text;

/**
 * Values as SQLite would give them: numbers, text and bytes. Whole numbers of 8 bytes stay text until it is known which of
 * them are `int64`; JSON, dates and whatever else stays text for good.
 */
export const types: CustomTypesConfig = {
  getTypeParser: ((oid: number) => PARSERS.get(oid) ?? same) as CustomTypesConfig['getTypeParser'],
};

/** One connection; its rows have the types that `int64` promises, and its errors say what they mean. */
export class PostgresConnection {
  readonly columns = new Columns();
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  get client(): ClientBase {
    return this.#client;
  }

  /** @throws DatabaseUnreachable when the connection is lost, the driver's DatabaseError for what the server reports */
  async query<R = Row>(statement: QueryConfig | string, values?: readonly unknown[]): Promise<Result<R>> {
    try {
      const config = typeof statement === 'string' ? { text: statement } : statement;
      const answer = await this.#client.query<Row>(values ? { ...config, values: [...values] } : config);
      // Several statements in one text are answered one by one; what counts is the last.
      const result = (Array.isArray(answer) ? answer.at(-1) : answer) as QueryResult<Row>;
      await this.#finish(result);
      return result as unknown as Result<R>;
    } catch (error) {
      throw asDatabaseError(error);
    }
  }

  async #finish({ fields, rows }: { fields?: FieldDef[]; rows: Row[] }): Promise<void> {
    const whole = fields?.filter(({ dataTypeID }) => dataTypeID === OID.int8) ?? [];
    if (whole.length === 0 || rows.length === 0) return;
    const long = await this.columns.longFields(this.#client, whole);
    for (const row of rows)
      for (const { name } of whole) {
        const text = row[name] as string | null;
        if (text !== null) row[name] = long.has(name) ? BigInt(text) : Number(text);
      }
  }
}
