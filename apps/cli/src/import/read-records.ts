import { csvRecords } from './csv-records.ts';
import { decodedText } from './decoded-text.ts';

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

async function* jsonLines(file: string): AsyncGenerator<FileRecord> {
  let lineNumber = 0;
  for await (const line of linesOf(decodedText(file))) {
    lineNumber++;
    if (line.trim() === '') continue;
    yield { lineNumber, record: parseLine(line) };
  }
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let begun = '';
  for await (const piece of pieces) {
    const lines = (begun + piece).split(/\r?\n/);
    begun = lines.pop() ?? '';
    yield* lines;
  }
  yield begun;
}

const AS_IT_IS_WRITTEN =
  'Write an object a line, {"caseId":"...", ...}; a file with a heading line and columns has to be named .csv.';

function parseLine(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
    return `The line is not a JSON object. ${AS_IT_IS_WRITTEN}`;
  } catch {
    return `The line is not valid JSON. ${AS_IT_IS_WRITTEN}`;
  }
}
