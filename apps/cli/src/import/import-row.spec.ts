import { importRow } from './import-row.ts';
import { refusalsOf } from './refusals.ts';
import { RowKeys } from './row-keys.ts';

const ROW = { caseId: 'A-1', command: 'detain', recordedAt: '2024-10-02T15:20:00Z', actorId: 'j.park' };
const imported = (more: Readonly<Record<string, unknown>>) =>
  importRow({ ...ROW, ...more }, 7, 'office.csv', new RowKeys());

describe('A row of an import', () => {
  it('names its command with dashes, or as people write it', () => {
    const routes = ['attest-still-held', 'AttestStillHeld', 'Attest still held', 'attest_still_held'];
    expect(routes.map((command) => imported({ command }))).toEqual(
      routes.map(() => expect.objectContaining({ route: 'attest-still-held', caseId: 'A-1' })),
    );
  });

  it.each([
    [{ data: '{"effectiveAt":"2024-10-01T15:00:00Z"}' }, 'data', /"effectiveAt", for which there is a column/],
    [{ data: { approver: { id: 'a.lind' } } }, 'data', /"approver", for which there is a column/],
    [
      { line: '1', quantity: '5', data: '{"lines":[{"line":2,"quantity":9}]}' },
      'data',
      /"lines", and the row has line, quantity/,
    ],
    [{ from: 'detained' }, 'from', /Fill in line and quantity/],
    [{ line: '1', quantity: '1.0E+05' }, 'quantity', /"1\.0E\+05" is not a whole number\. Write it in digits/],
    [{ command: 'arrest' }, 'command', /Give one of: .*detain.*release/],
  ])('is refused where something it says would be passed over, or is not clear: %j', (more, field, reason) => {
    expect(imported(more)).toMatchObject({
      lineNumber: 7,
      caseId: 'A-1',
      field,
      reason: expect.stringMatching(reason),
    });
  });
});

describe('What the service refuses a row for', () => {
  const problem = {
    status: 422,
    code: 'QUANTITY_NOT_AVAILABLE',
    detail: '5000 asked for, 45 held on line 1.',
    wayOut: 'Ask for at most 45.',
  };
  const refused = (more: Readonly<Record<string, unknown>>, about: object) =>
    refusalsOf({ ...problem, ...about }, imported(more) as never);

  it('is told with its way out, by the column that it stands in', () => {
    const units = { line: '1', quantity: '5000' };
    expect(refused(units, { field: 'lines[0].quantity' })).toEqual([
      {
        ...{ lineNumber: 7, caseId: 'A-1', field: 'quantity', code: 'QUANTITY_NOT_AVAILABLE' },
        ...{ reason: '5000 asked for, 45 held on line 1.', wayOut: 'Ask for at most 45.' },
      },
    ]);
    // In data it is called as it stands there.
    const inData = refused({ data: { lines: [{ line: 1, quantity: 5000 }] } }, { field: 'lines[0].quantity' });
    expect(inData).toMatchObject([{ field: 'lines[0].quantity' }]);
  });

  it('names the value, and a date once where two fields are made of it', () => {
    const wrong = { code: 'INSTANT_INVALID', message: 'is not an instant.', wayOut: 'Give one.' };
    const errors = ['effectiveAt', 'import.recordedAt'].map((field) => ({ ...wrong, field }));
    expect(refused({ recordedAt: '3/1/2025' }, { errors })).toMatchObject([
      { field: 'recordedAt', reason: '"3/1/2025" is not an instant.' },
    ]);
    expect(refused({ recordedAt: '3/1/2025', effectiveAt: '3/2/2025' }, { errors })).toMatchObject([
      { field: 'effectiveAt', reason: '"3/2/2025" is not an instant.' },
      { field: 'recordedAt', reason: '"3/1/2025" is not an instant.' },
    ]);
  });
});
