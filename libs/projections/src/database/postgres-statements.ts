import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';
import type { ColumnCodec } from './postgres-arrays.ts';
import { quoted, type Table, upsertAction } from './table.ts';

/** Named, so that the server parses and plans each once per connection. */
function prepared(text: string): QueryConfig {
  let statement = statements.get(text);
  if (statement === undefined) {
    statement = { text, name: createHash('sha256').update(text).digest('base64url').slice(0, 24) };
    statements.set(text, statement);
  }
  return statement;
}
const statements = new Map<string, QueryConfig>();

/** Any number of rows, a binary array for each column. */
export function rowsStatement<Row extends object>(
  kind: 'insert' | 'upsert',
  table: Table<Row>,
  codecs: readonly ColumnCodec[],
): QueryConfig {
  const arrays = codecs.map(({ arrayType }, index) => `$${index + 1}::${arrayType}`).join(', ');
  const insert = `insert into "${table.name}" (${quoted(table.columns)}) select * from unnest(${arrays})`;
  return prepared(kind === 'insert' ? insert : `${insert} ${upsertAction(table)}`);
}

export function loadStatement<Row extends object>(table: Table<Row>, column: string, codec: ColumnCodec): QueryConfig {
  return prepared(`select ${quoted(table.columns)} from "${table.name}" where ${isAmong(column, codec)}`);
}

export function removeStatement<Row extends object>(
  table: Table<Row>,
  column: string,
  codec: ColumnCodec,
): QueryConfig {
  return prepared(`delete from "${table.name}" where ${isAmong(column, codec)}`);
}

function isAmong(column: string, { arrayType }: ColumnCodec): string {
  return `"${column}" = any($1::${arrayType})`;
}
