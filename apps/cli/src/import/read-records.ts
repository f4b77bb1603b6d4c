import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';

export interface FileRecord {
  readonly lineNumber: number;
  /** The record, or what is wrong with its line. */
  readonly record: Readonly<Record<string, unknown>> | string;
}

/** The records of a CSV (with a heading line) or JSON Lines file, one at a time, of any size. */
export async function* readRecords(file: string): AsyncGenerator<FileRecord> {
  if (/\.csv$/i.test(file)) yield* csvRecords(file);
  else yield* jsonLines(file);
}

async function* csvRecords(file: string): AsyncGenerator<FileRecord> {
  const parser = createReadStream(file).pipe(
    parse({ columns: true, bom: true, trim: true, skip_empty_lines: true, info: true, relax_column_count: false }),
  );
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>) {
    yield { lineNumber: info.lines, record };
  }
}

async function* jsonLines(file: string): AsyncGenerator<FileRecord> {
  let lineNumber = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    lineNumber++;
    if (line.trim() === '') continue;
    yield { lineNumber, record: parseLine(line) };
  }
}

function parseLine(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
    return 'The line is not a JSON object.';
  } catch {
    return 'The line is not valid JSON.';
  }
}
