import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodedText } from './decoded-text.ts';
import { columnsOf, NAMELESS } from './heading.ts';
import type { FileRecord } from './read-records.ts';

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** What spreadsheets put between values: a semicolon where the comma is that of decimals. */
const SEPARATORS = [',', ';', '\t'] as const;

/** The records of a CSV file with a heading line. @throws Error that names the line where it can't be told what is in which column */
export async function* csvRecords(file: string): AsyncGenerator<FileRecord> {
  const text = decodedText(file);
  const first = await text.next();
  const beginning = first.done ? '' : first.value;
  const delimiter = separatorOf(beginning);
  const parser = parse({
    trim: true,
    skip_empty_lines: true,
    info: true,
    relax_column_count: true,
    delimiter,
  });
  // What is wrong with the text ends the parser, too, and is thrown below.
  pipeline(Readable.from(together(beginning, text)), parser, () => undefined);
  let columns: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!columns) columns = columnsOf(record);
      else yield { lineNumber: info.lines, record: named(record, columns, info.lines) };
    }
  } catch (error) {
    throw inWords(error);
  }
  if (!columns) throw new Error('it is empty: there is not even a heading line.');
}

async function* together(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function separatorOf(text: string): string {
  const heading = /[^\r\n]*[^\s][^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (separator: string): number => heading.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Spreadsheets leave empty columns behind the last one; what stands in one that has no name is not passed over. */
function named(record: readonly string[], columns: readonly string[], line: number): Record<string, string> {
  const last = columns.findLastIndex((column) => column !== NAMELESS) + 1;
  const beyond = record.find((value, index) => value !== '' && (columns[index] ?? NAMELESS) === NAMELESS);
  if (beyond !== undefined)
    throw new Error(
      `line ${line} has "${beyond}" in a column that the heading line does not name. Put a value with a separator in it in quotes, or name the column.`,
    );
  if (record.length < last)
    throw new Error(
      `line ${line} has ${record.length} columns, the heading line ${last}. Is the file whole? Leave a column empty rather than out.`,
    );
  return Object.fromEntries(
    columns.flatMap((column, index) => (column === NAMELESS ? [] : [[column, record[index] ?? '']])),
  );
}

/** What the parser says of quotes, with the way out. */
function inWords(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = `line ${String(error['lines'])}`;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new Error(
      `${line}: it ends within a value in quotes. Is the file whole? A quote within a value is doubled ("").`,
    );
  if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE')
    return new Error(
      `${line}: a quote stands within a value. Put the whole value in quotes, and double those in it ("").`,
    );
  return new Error(`${line}: ${error.message}`);
}
