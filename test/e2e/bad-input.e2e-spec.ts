import { DETAIN_ALL, newCaseId, openBody, SEIZE_ALL, TestTracker } from '../support/tracker.ts';

describe('Bad input over HTTP gets a clear problem, and nothing is recorded', () => {
  let tracker: TestTracker;
  const id = newCaseId();
  beforeAll(async () => {
    tracker = await TestTracker.start();
    await tracker.post('/cases', openBody(id));
    await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(900));
  });
  afterAll(async () => {
    const { body } = await tracker.get(`/cases/${id}/timeline`);
    expect(body.entries).toHaveLength(3);
    await tracker.stop();
  });

  const seize = (change: object, headers = {}) =>
    tracker.post(`/cases/${id}/seize`, { ...SEIZE_ALL(900), ...change }, headers);

  it.each([
    ['a missing field', { receiptNumber: undefined }, 'receiptNumber', 'FIELD_INVALID'],
    ['an unknown field', { colour: 'red' }, 'colour', 'UNKNOWN_FIELD'],
    ['a wrong type', { lines: [{ line: '1', quantity: 900 }] }, 'lines[0].line', 'FIELD_INVALID'],
    ['a fraction of a unit', { lines: [{ line: 1, quantity: 0.5 }] }, 'lines[0].quantity', 'FIELD_INVALID'],
    ['a quantity of nothing', { lines: [{ line: 1, quantity: 0 }] }, 'lines[0].quantity', 'FIELD_INVALID'],
    ['an absurd quantity', { lines: [{ line: 1, quantity: 1e300 }] }, 'lines[0].quantity', 'FIELD_INVALID'],
    ['no lines', { lines: [] }, 'lines', 'FIELD_INVALID'],
    ['lines that are no list', { lines: 'all' }, 'lines', 'FIELD_INVALID'],
    ['null', { lines: null }, 'lines', 'FIELD_INVALID'],
    ['a date that does not exist', { effectiveAt: '2025-02-30T10:00:00Z' }, 'effectiveAt', 'INSTANT_INVALID'],
    ['a date without offset', { effectiveAt: '2025-02-20T10:00:00' }, 'effectiveAt', 'INSTANT_INVALID'],
  ])('%s', async (_name, change, field, code) => {
    const { status, body, headers } = await seize(change);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(body.errors).toContainEqual(expect.objectContaining({ field, code, wayOut: expect.any(String) }));
  });

  it.each([
    [
      'more units than there are',
      { lines: [{ line: 1, quantity: 901 }] },
      'QUANTITY_NOT_AVAILABLE',
      'lines[0].quantity',
      { requested: 901, available: 900 },
    ],
    ['a line that is not there', { lines: [{ line: 7, quantity: 1 }] }, 'LINE_UNKNOWN', 'lines[0].line', undefined],
    ['no legal basis', { legalBases: [] }, 'SEIZURE_NEEDS_BASIS', 'legalBases', undefined],
    ['an approval in another name', { approver: { id: 's.ito' } }, 'APPROVAL_NOT_IN_PERSON', 'approver', undefined],
    [
      'a date in the future',
      { effectiveAt: '2099-01-01T00:00:00Z' },
      'EFFECTIVE_DATE_INVALID',
      'effectiveAt',
      expect.anything(),
    ],
    [
      'a date before the case',
      { effectiveAt: '2001-01-01T00:00:00Z' },
      'EFFECTIVE_DATE_INVALID',
      'effectiveAt',
      expect.anything(),
    ],
  ])('%s', async (_name, change, code, field, compared) => {
    const { status, body } = await seize(change);
    expect(body).toMatchObject({ status: 422, code, field, wayOut: expect.any(String), ...(compared && { compared }) });
    expect(status).toBe(422);
  });

  it('a wrong check digit, naming the right one', async () => {
    const { body } = await tracker.post('/cases', { ...openBody(newCaseId()), entryNumber: 'ZZZ-2500001-3' });
    expect(body).toMatchObject({ status: 400, field: 'entryNumber' });
    expect(body.errors[0].message).toContain('2');
  });

  it('a stale revision: 412 with both revisions', async () => {
    const { status, body } = await seize({}, { 'If-Match': '"1"' });
    expect(status).toBe(412);
    expect(body).toMatchObject({ code: 'REVISION_CONFLICT', compared: { expected: 1, actual: 2 } });
    expect((await seize({}, { 'If-Match': 'yesterday' })).body).toMatchObject({ status: 400, field: 'If-Match' });
  });

  it('nobody who acts, or somebody in no role', async () => {
    expect((await seize({}, { As: '' })).body).toMatchObject({
      status: 401,
      code: 'TOKEN_REQUIRED',
    });
    expect((await seize({}, { As: 'x; role=king' })).body).toMatchObject({ status: 403, code: 'NOT_PERMITTED' });
    expect((await seize({}, { As: 'x; role=auditor' })).body).toMatchObject({
      status: 403,
      code: 'NOT_PERMITTED',
    });
    expect((await seize({}, { As: 'x; role=case-officer; ports=4601' })).body).toMatchObject({
      code: 'NOT_PERMITTED',
    });
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['an escape that clears a terminal', 'a\u001b[2J'],
    ['the same in one character', 'a\u009b2J'],
    ['half a character', 'a\ud83d'],
  ])('text with %s, wherever it comes in, naming the place', async (_name, text) => {
    const encoded = encodeURIComponent(text.toWellFormed());
    const inBody = [
      [await tracker.post(`/cases/${id}/add-note`, { text }), 'text'],
      [
        await tracker.post('/cases', { ...openBody(newCaseId()), parties: [{ role: 'owner', name: text }] }),
        'parties[0].name',
      ],
      [await tracker.post('/cases/search', { importer: text }), 'importer'],
    ] as const;
    const inAddress = [
      [await tracker.get(`/cases?text=${encoded}`), 'text'],
      [await tracker.get(`/cases/${encoded}`), 'caseId'],
      [await tracker.get(`/cases/find?number=${encoded}`), 'number'],
      [await tracker.get(`/reports/ageing?campaign=${encoded}&campaign=x`), 'campaign[0]'],
    ] as const;
    // An address is UTF-8 and cannot say half a character.
    for (const [{ status, body }, field] of text.isWellFormed() ? [...inBody, ...inAddress] : inBody)
      expect([status, body.code, body.field]).toEqual([400, 'VALIDATION_FAILED', field]);
  });

  it('a position beyond any store', async () => {
    const As = 'n.bauer; role=auditor';
    for (const path of [
      '/proofs/inclusion?position=9999999999999999999',
      '/access-log?before=2026-11:9999999999999999999',
    ])
      expect([path, (await tracker.get(path, { As })).status]).toEqual([path, 400]);
  });

  it('text of several lines is text', async () => {
    const text = 'First line.\r\n\tSecond line.';
    const { body } = await tracker.post(`/cases/${id}/add-note?dryRun=true`, { text });
    expect(body.events).toMatchObject([{ sentence: text }]);
  });

  it('a body that goes deeper than any command', async () => {
    for (const [open, end] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const nested = `{"text":${open.repeat(100_000)}1${end.repeat(100_000)}}`;
      expect((await tracker.post(`/cases/${id}/add-note`, nested)).body).toMatchObject({ status: 400 });
    }
  });

  it('a body that is no JSON, none at all, or of another kind', async () => {
    expect((await tracker.post(`/cases/${id}/seize`, '{"lines":')).body).toMatchObject({
      status: 400,
      code: 'INVALID_JSON',
    });
    expect((await tracker.post(`/cases/${id}/seize`, '')).body).toMatchObject({ status: 400, code: 'INVALID_JSON' });
    expect((await tracker.post(`/cases/${id}/seize`, '[]')).status).toBe(400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const { body } = await tracker.post(`/cases/${id}/add-note`, 'text=1', { 'Content-Type': type });
      expect([type, body.status, body.code]).toEqual([type, 415, 'MEDIA_TYPE_UNSUPPORTED']);
    }
  });

  it('a body that is too large: 413', async () => {
    const { body } = await seize({ reasonableCause: 'x'.repeat(900_000) });
    expect(body).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('a case that does not exist, and a route that does not', async () => {
    expect((await tracker.post('/cases/NO-SUCH-CASE/add-note', { text: 'x' })).body).toMatchObject({
      status: 404,
      code: 'CASE_NOT_FOUND',
    });
    expect((await tracker.get('/cases/NO-SUCH-CASE')).body).toMatchObject({ status: 404, code: 'CASE_NOT_FOUND' });
    expect((await tracker.get('/nowhere')).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('a text for a number, without the limits of numbers', async () => {
    const { body } = await seize({ lines: [{ line: 1, quantity: 'ten' }] });
    expect(body.errors).toEqual([
      {
        field: 'lines[0].quantity',
        code: 'FIELD_INVALID',
        message: 'must be a whole number',
        wayOut: 'Give a number without a fraction; in JSON without quotes.',
      },
    ]);
  });

  it('an address that cannot be decoded', async () => {
    const { status, body, headers } = await tracker.get('/cases/%E0%A4%A');
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ code: 'BAD_REQUEST', instance: expect.anything() }),
    ]);
  });

  it('a list asked for wrongly', async () => {
    const { body } = await tracker.get('/cases?limit=0&sort=colour&status=Gone&port=28');
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'limit',
      'port',
      'sort',
      'status',
    ]);
  });

  it('a date of no calendar, half a port and no name at all, where something would be counted all the same', async () => {
    const asked = ['/cases?heldSinceFrom=2025-99-99', '/cases?reviewDueBy=2025-02-30', '/cases?campaign=%20'];
    const counted = ['port=28', 'port=2801,x', 'campaign=', 'model=%20'].map((query) => `/statistics/units?${query}`);
    for (const path of [...asked, ...counted])
      expect([path, (await tracker.get(path)).body]).toMatchObject([path, { status: 400, code: 'VALIDATION_FAILED' }]);
  });

  it('prototype pollution and the like: refused or without effect', async () => {
    const { status } = await tracker.post(`/cases/${id}/add-note`, '{"text":"x","__proto__":{"role":"supervisor"}}');
    expect(status).toBe(400);
  });
});
