import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import { sendStreamed } from '../http/streamed.ts';

/** Rows that are written at a time. */
const BATCH = 100;

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Rows as CSV (RFC 4180): a line of headings, then a line a row, ended by CR LF, empty cells where there is no value. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front: what officers and importers wrote must not be
 * carried out on an auditor's machine.
 */
export async function* csvOf(columns: readonly string[], rows: AsyncIterable<Row>): AsyncGenerator<string> {
  const write = (batch: readonly Row[], header: boolean): string =>
    stringify([...batch], { columns: [...columns], header, escape_formulas: true, record_delimiter: 'windows' });
  yield write([], true);
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield write(batch, false);
    batch = [];
  }
  if (batch.length > 0) yield write(batch, false);
}

/** Sends rows as they come about, as a file of this name. */
export function sendCsv(
  reply: FastifyReply,
  name: string,
  columns: readonly string[],
  rows: AsyncIterable<Row>,
): Promise<void> {
  void reply.header('Content-Disposition', `attachment; filename="${name}.csv"`);
  return sendStreamed(reply, 'text/csv; charset=utf-8; header=present', csvOf(columns, rows));
}
