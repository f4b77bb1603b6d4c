import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecords } from './read-records.ts';

describe('A file of an office', () => {
  const folder = mkdtempSync(join(tmpdir(), 'office-file-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async (name: string, content: string | Buffer) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    const records: unknown[] = [];
    for await (const { lineNumber, record } of readRecords(file)) records.push([lineNumber, record]);
    return records;
  };
  const HEADING = 'caseId,command,recordedAt,actorId,reasonText';
  const ROW = 'A-1,detain,2024-10-02T15:20:00Z,j.park';
  const record = (reasonText: string) => ({
    ...{ caseId: 'A-1', command: 'detain', recordedAt: '2024-10-02T15:20:00Z', actorId: 'j.park' },
    reasonText,
  });

  it.each([
    ['with a mark at its beginning and the line ends of Windows', `\uFEFF${HEADING}\r\n${ROW},Ärger\r\n`],
    [
      'with semicolons, as spreadsheets write where the comma is that of decimals',
      `${HEADING}\n${ROW},Ärger`.replaceAll(',', ';'),
    ],
    ['with tabs', `${HEADING}\n${ROW},Ärger`.replaceAll(',', '\t')],
    ['in UTF-16, as Windows writes it', Buffer.from(`\uFEFF${HEADING}\r\n${ROW},Ärger\r\n`, 'utf16le')],
    ['with empty columns behind the last one', `${HEADING},,\n${ROW},Ärger,,`],
    ['with empty columns behind the last one of the heading line alone', `${HEADING},,\n${ROW},Ärger`],
    ['with empty columns behind the last one of a row alone', `${HEADING}\n${ROW},Ärger,,`],
    [
      'with a heading line in other letters and spaces',
      `" Case ID ",COMMAND,recorded_at,Actor Id,reasontext\n${ROW},Ärger`,
    ],
  ])('is read %s', async (_how, content) => {
    expect(await read('good.csv', content)).toEqual([[2, record('Ärger')]]);
  });

  it('has values of several lines, and is told by the last of them', async () => {
    expect(await read('lines.csv', `${HEADING}\n${ROW},"two\nlines"\n${ROW},one\n`)).toEqual([
      [3, record('two\nlines')],
      [4, record('one')],
    ]);
  });

  it('may begin with a mark as JSON Lines, too, and is told by its lines across pieces of any size', async () => {
    const long = 'ä'.repeat(50_000);
    const lines = `\uFEFF${JSON.stringify(record(long))}\r\n\r\n${JSON.stringify(record('ü'))}\n`;
    expect(await read('good.jsonl', lines)).toEqual([
      [1, record(long)],
      [3, record('ü')],
    ]);
  });

  it.each([
    [
      'characters that are not UTF-8, in place of which names would have question marks',
      'old.csv',
      Buffer.from(`${HEADING}\n${ROW},x\n${ROW},Zürich\n`, 'latin1'),
      /^line 3 .*UTF-8/,
    ],
    [
      'the same far into a file',
      'long.csv',
      Buffer.concat([Buffer.from(`${HEADING}\n${`${ROW},ä\n`.repeat(5_000)}`), Buffer.from('A-1,\xE4\n', 'latin1')]),
      /^line 5002 /,
    ],
    ['the same as JSON Lines', 'old.jsonl', Buffer.from('{"caseId":"Zürich"}', 'latin1'), /^line 1 .*UTF-8/],
    ['a spreadsheet itself', 'book.csv', Buffer.from('PK\u0003\u0004\0\0'), /Save a spreadsheet as "CSV UTF-8"/],
    ['no heading line', 'no-heading.csv', `${ROW},x\n${ROW},y\n`, /first line is no heading line.*caseId,command/],
    ['nothing in it', 'empty.csv', '', /it is empty/],
    [
      'a column that there is not',
      'unknown.csv',
      `${HEADING},remarks\n${ROW},x,\n`,
      /names "remarks", and there is no such column\. Rename it/,
    ],
    [
      'a column twice, one of which would be lost',
      'twice.csv',
      `${HEADING},Command\n${ROW},x,release\n`,
      /names command twice/,
    ],
    ['no column for what every row needs', 'missing.csv', 'caseId,command\nA-1,detain\n', /lacks recordedAt, actorId/],
    [
      'a value that the heading line has no column for',
      'beyond.csv',
      `${HEADING}\n${ROW},x,lost\n`,
      /^line 2 has "lost" in a column/,
    ],
    [
      'a row that breaks off',
      'short.csv',
      `${HEADING}\n${ROW},x\nA-1,det`,
      /^line 3 has 2 columns, the heading line 5/,
    ],
    [
      'a value that breaks off',
      'open.csv',
      `${HEADING}\n${ROW},"x\n${ROW}`,
      /^line 3: it ends within a value in quotes/,
    ],
    [
      'a quote within a value',
      'quote.csv',
      `${HEADING}\n${ROW},size 5"\n`,
      /^line 2: a quote stands within a value\. Put/,
    ],
  ])('is refused as a whole for %s', async (_what, name, content, words) => {
    await expect(read(name, content)).rejects.toThrow(words);
  });
});
