import { stringify } from 'csv-stringify/sync';

/** Rows that are written at a time. */
const BATCH = 100;

const END_OF_LINE = '\r\n';

export type Row = Readonly<Record<string, string | number | null>>;

/**
 * Rows as CSV (RFC 4180): a line of headings, then a line a row, ended by CR LF, empty cells where there is no value. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front: what officers and importers wrote must not be
 * carried out on an auditor's machine.
 *
 * A line is ended when the next one begins, and the last one at the end: what was broken off is cut short of a line break, so that
 * a file tells it too.
 */
export async function* csvOf(columns: readonly string[], rows: AsyncIterable<Row>): AsyncGenerator<string> {
  const write = (batch: readonly Row[], header: boolean): string =>
    stringify([...batch], {
      columns: [...columns],
      header,
      escape_formulas: true,
      record_delimiter: 'windows',
      eof: false,
    });
  yield write([], true);
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield END_OF_LINE + write(batch, false);
    batch = [];
  }
  if (batch.length > 0) yield END_OF_LINE + write(batch, false);
  yield END_OF_LINE;
}
