import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv.ts';

type Row = Record<string, string | number | null>;

async function written(columns: string[], rows: Row[]): Promise<string> {
  let text = '';
  for await (const part of csvOf(
    columns,
    (async function* () {
      yield* rows;
    })(),
  ))
    text += part;
  return text;
}

describe('A report as CSV', () => {
  it('has its headings even where it has no rows', async () => {
    expect(await written(['port', 'held'], [])).toBe('port,held\r\n');
  });

  it('has its columns in their order, and empty cells where there is no value', async () => {
    const rows = [{ held: 3, port: '2801', note: null }];
    expect(await written(['port', 'note', 'held'], rows)).toBe('port,note,held\r\n2801,,3\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', '＝1'])(
    'disarms %j, which a spreadsheet would carry out',
    async (text) => {
      const [row] = parse<Row>(await written(['text'], [{ text }]), { columns: true });
      expect(row).toEqual({ text: `'${text}` });
    },
  );

  it('ends its last line only at its end, so that a file which was cut short does not end like a whole one', async () => {
    const rows = Array.from({ length: 350 }, (_, number) => ({ number }));
    const parts: string[] = [];
    async function* failing(): AsyncGenerator<Row> {
      yield* rows;
      throw new Error('the database is away');
    }
    const reading = (async () => {
      for await (const part of csvOf(['number'], failing())) parts.push(part);
    })();
    await expect(reading).rejects.toThrow('away');
    const cut = parts.map((_, index) => parts.slice(0, index + 1).join(''));
    expect(cut.length).toBeGreaterThan(3);
    for (const text of cut) expect(text).toMatch(/\d$|number$/);
    expect(await written(['number'], rows)).toBe(['number', ...rows.keys(), ''].join('\r\n'));
  });

  it('leaves numbers below zero as numbers', async () => {
    expect(await written(['discrepancy'], [{ discrepancy: -120 }])).toBe('discrepancy\r\n-120\r\n');
  });

  it('is read back as it was, whatever is in it', async () => {
    const harmless = fc.string().filter((text) => !/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20']/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ a: harmless, b: fc.integer() }), { maxLength: 250 }), async (rows) => {
        const back = parse(await written(['a', 'b'], rows), { columns: true, skip_records_with_empty_values: false });
        expect(back).toEqual(rows.map(({ a, b }) => ({ a, b: String(b) })));
      }),
      { numRuns: 30 },
    );
  });
});
