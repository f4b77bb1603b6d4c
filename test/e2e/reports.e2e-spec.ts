import { parse } from 'csv-parse/sync';
import { loadDemonstration } from '../support/demonstration.ts';
import { OfficeRecords } from '../support/office-records.ts';
import { AUDITOR, DETAIN_ALL, SECOND_SUPERVISOR, SUPERVISOR, TestTracker } from '../support/tracker.ts';

const CAMPAIGN = 'Reports under test';
const OTHER_TEXT = '=HYPERLINK("http://example.org","see the file")';

describe('A report', () => {
  let tracker: TestTracker;
  let atLeast: string;
  let lost: string;
  let extended: string;
  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
    await loadDemonstration(tracker);
    const records = new OfficeRecords(tracker, 'REP-01');
    await records.open('2025-01-10', 100, { campaign: CAMPAIGN });
    await records.record('detain', DETAIN_ALL(100), '2025-01-10');
    const attested = {
      lines: [{ line: 1, quantity: 100 }],
      nextReviewOn: '2025-03-01',
      reasonCode: 'other',
      reasonText: OTHER_TEXT,
    };
    await records.record('attest-still-held', attested, '2025-02-01');
    const loss = {
      lines: [{ line: 1, quantity: 5 }],
      reasonCode: 'shortage-found',
      lateReason: 'Found in the paper file.',
    };
    lost = (await records.record('record-loss', loss, '2025-01-20', '2025-02-10')).body.events[0].eventId;
    const extension = {
      clock: 'petition',
      oldDate: '2025-02-26',
      newDate: '2025-03-28',
      authority: '19 CFR 171.2(b)',
      reasonCode: 'claimant-request',
    };
    extended = (await records.record('extend-deadline', extension, '2025-02-11')).body.events[0].eventId;
    const place = {
      from: { name: 'Pier 80' },
      to: { firms: 'W123' },
      method: 'truck',
      purpose: 'storage',
      condition: 'intact',
      receipt: 'R-1',
    };
    await records.record('transfer-custody', { ...place, lines: [{ line: 1, quantity: 60 }] }, '2025-02-12');
    atLeast = records.position;
  });
  afterAll(() => tracker.stop());

  const json = async (name: string, query = '') =>
    (await tracker.get(`/reports/${name}?${query.includes('atLeast') ? query : `${query}&atLeast=${atLeast}`}`)).body;
  const rows = async (name: string, query = `campaign=${encodeURIComponent(CAMPAIGN)}`) =>
    (await json(name, query)).rows;
  const csv = (name: string, query = '', accept = 'text/csv') =>
    fetch(`${tracker.url}/api/v1/reports/${name}?${query}`, { headers: { Accept: accept, ...tracker.as(AUDITOR) } });

  it('is among those that are listed, each with its columns and what they say', async () => {
    const { body } = await tracker.get('/reports');
    expect(body.reports.map(({ name }: any) => name)).toEqual([
      ...['ageing', 'ageing-summary', 'inventory', 'entry-lag', 'entry-lag-summary', 'extensions'],
      ...['other-codes', 'other-code-uses', 'attestations', 'notices', 'closings'],
    ]);
    for (const { columns } of body.reports)
      for (const column of columns)
        expect(column).toEqual({ name: expect.stringMatching(/^[a-z_]+$/), says: expect.any(String) });
  });

  it('of any name is the same as CSV and as JSON, with every column in its order', async () => {
    const { body } = await tracker.get('/reports');
    for (const { name, columns } of body.reports) {
      const names = columns.map((column: any) => column.name);
      const answer = await json(name, name === 'entry-lag' || name === 'attestations' ? 'all=true' : '');
      for (const row of answer.rows) expect([name, Object.keys(row)]).toEqual([name, names]);
      const response = await csv(name, name === 'entry-lag' || name === 'attestations' ? 'all=true' : '');
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}.csv"`);
      const table = parse(await response.text(), { columns: false });
      expect([name, table[0]]).toEqual([name, names]);
      expect([name, table.length - 1]).toEqual([name, answer.rows.length]);
      const numeric = answer.rows.map((row: any) => names.map((column: string) => row[column]));
      expect(table.slice(1).map((cells) => cells.map((cell) => cell.replace(/^'/, '')))).toEqual(
        numeric.map((cells: unknown[]) => cells.map((cell) => (cell === null ? '' : String(cell as string | number)))),
      );
    }
  });

  it('of ageing shows since when units are held, the review that is due, and the evidence of the last one', async () => {
    expect(await rows('ageing', `campaign=${encodeURIComponent(CAMPAIGN)}&effective=2025-03-05`)).toMatchObject([
      {
        ...{ case_id: 'REP-01', line: 1, port: '2801', held: 95, value_held: 95 * 320_000, currency: 'USD' },
        ...{ days_held: 54, age_band: '31-60', review_due_on: '2025-03-01', days_overdue: 4 },
        ...{ last_review: 'StillHeld', last_review_by: 'm.rivera', last_review_at: '2025-02-01T12:00:00.000Z' },
      },
    ]);
    const before = await rows(
      'ageing',
      `campaign=${encodeURIComponent(CAMPAIGN)}&effective=2025-01-15&known=2025-01-15`,
    );
    expect(before).toMatchObject([{ held: 100, last_review: null, review_due_on: '2025-02-09', days_overdue: 0 }]);
  });

  it('of ageing adds up, over the demonstration set, to the units held', async () => {
    const all = await rows('ageing', 'effective=2025-03-05&known=2025-03-05');
    const demonstration = all.filter(({ case_id }: any) => case_id.startsWith('SYN-'));
    expect(demonstration.reduce((sum: number, { held }: { held: number }) => sum + held, 0)).toBe(6_500);
    const summary = await rows('ageing-summary', 'effective=2025-03-05&known=2025-03-05');
    expect(summary.reduce((sum: number, { held }: { held: number }) => sum + held, 0)).toBe(6_595);
    expect(summary.reduce((sum: number, { lines }: { lines: number }) => sum + lines, 0)).toBe(all.length);
  });

  it('of the inventory says where units are, as of any date', async () => {
    const located = async (query: string) =>
      (await rows('inventory', `campaign=${encodeURIComponent(CAMPAIGN)}&${query}`)).map(
        ({ location, units_there, held }: any) => [location, units_there, held],
      );
    expect(await located('effective=2025-02-11&known=2025-02-11')).toEqual([[null, 95, 95]]);
    expect(await located('effective=2025-02-12')).toEqual([
      ['Pier 80', 40, 95],
      ['W123', 60, 95],
    ]);
  });

  it('of the lag names late entries with their reason, and every entry when asked', async () => {
    expect(await rows('entry-lag')).toMatchObject([
      {
        event_id: lost,
        type: 'LossRecorded',
        lag_hours: 504,
        late: 'yes',
        late_reason: 'Found in the paper file.',
        imported: 'yes',
      },
    ]);
    const all = await rows('entry-lag', `campaign=${encodeURIComponent(CAMPAIGN)}&all=true`);
    expect(all.length).toBeGreaterThan(5);
    const summary = await rows('entry-lag-summary');
    expect(summary).toContainEqual(
      expect.objectContaining({ type: 'LossRecorded', events: 1, late: 1, late_percent: 100, longest_lag_hours: 504 }),
    );
  });

  it('of the lag counts as late what was recorded seconds after the time allowed, as the entry itself was', async () => {
    const records = new OfficeRecords(tracker, 'REP-04');
    await records.open('2025-01-10', 20, { campaign: 'Seconds' });
    const note = { text: 'x', effectiveAt: '2025-01-17T11:59:50.000Z', lateReason: 'The port was informed late.' };
    await records.record('add-note', note, '2025-01-17', '2025-01-20');
    const late = (await json('entry-lag', `campaign=Seconds&atLeast=${records.position}`)).rows;
    expect(late).toMatchObject([{ type: 'NoteAdded', lag_hours: 72, late: 'yes', late_reason: note.lateReason }]);
  });

  it('of the lag is narrowed to what was recorded between two dates, both included', async () => {
    const count = async (query: string) =>
      (await rows('entry-lag', `campaign=${encodeURIComponent(CAMPAIGN)}&${query}`)).length;
    expect(await count('from=2025-02-10&to=2025-02-10')).toBe(1);
    expect(await count('from=2025-02-11')).toBe(0);
    expect(await count('to=2025-02-09')).toBe(0);
    expect(await count('known=2025-02-09')).toBe(0);
  });

  it('of extensions names the authority', async () => {
    expect(await rows('extensions')).toMatchObject([
      {
        ...{ event_id: extended, kind: 'extension', clock: 'petition', old_date: '2025-02-26', new_date: '2025-03-28' },
        ...{ days: 30, authority: '19 CFR 171.2(b)', reason_code: 'claimant-request', annulled_at: null },
      },
    ]);
  });

  it('of "other" counts its share, and shows what was written instead', async () => {
    expect(await rows('other-codes')).toContainEqual({
      ...{ port: '2801', type: 'StillHeld', reasons: 1, other: 1, other_percent: 100 },
    });
    expect(await rows('other-code-uses')).toMatchObject([{ type: 'StillHeld', reason_text: OTHER_TEXT }]);
    const text = await (await csv('other-code-uses')).text();
    expect(text).toContain(`"'=HYPERLINK(""http`);
  });

  it('of attestations names those that a later-recorded fact contradicts, and the fact', async () => {
    expect(await rows('attestations')).toMatchObject([
      { case_id: 'REP-01', line: 1, attested: 100, computed: 95, discrepancy: 5, made_by_event_ids: lost },
    ]);
    expect(await rows('attestations', `campaign=${encodeURIComponent(CAMPAIGN)}&known=2025-02-05`)).toEqual([]);
    const all = await rows('attestations', 'all=true&port=2801');
    expect(all.length).toBeGreaterThan(1);
    expect(all.filter(({ discrepancy }: any) => discrepancy !== 0)).toHaveLength(1);
  });

  it('of attestations names neither what moved no unit, nor what was struck through, but the annulment', async () => {
    const records = new OfficeRecords(tracker, 'REP-02');
    const lines = [{ line: 1, quantity: 10 }];
    const campaign = 'Attested';
    await records.open('2025-01-10', 20, { campaign });
    await records.record('detain', DETAIN_ALL(10), '2025-01-10');
    const second = (await records.record('detain', DETAIN_ALL(4), '2025-01-11')).body.events[0].eventId;
    const attested = { lines: [{ line: 1, quantity: 14 }], nextReviewOn: '2025-03-01', reasonCode: 'periodic-review' };
    await records.record('attest-still-held', attested, '2025-02-01');
    const late = { lateReason: 'Found in the paper file.' };
    const place = { from: { name: 'Pier 80' }, to: { firms: 'W123' }, method: 'truck', purpose: 'x', condition: 'x' };
    await records.record('transfer-custody', { ...place, ...late, receipt: 'R-1', lines }, '2025-01-20', '2025-02-10');
    const annulment = { targets: [second], reasonCode: 'duplicate' };
    const { body } = await tracker.approved('/cases/REP-02/annul', annulment, {
      As: SUPERVISOR,
      By: SECOND_SUPERVISOR,
    });
    const struck = body.events.find(({ type }: any) => type === 'Annulled').eventId;
    const made = (await json('attestations', `campaign=${campaign}&atLeast=${body.position}`)).rows;
    expect(made).toMatchObject([{ discrepancy: 4, made_by_event_ids: struck }]);
  });

  it('of notices tells what came back after the period in which they were issued', async () => {
    const records = new OfficeRecords(tracker, 'REP-03');
    await records.open('2025-01-10', 20, { campaign: 'Notices' });
    const notice = {
      ...{ template: 'notice-of-seizure', templateVersion: 'DEMO-1', channel: 'certified-mail' },
      ...{ addressee: { role: 'importer', name: 'Demo Importer A' }, mailedOn: '2025-01-30' },
    };
    const { body } = await records.record('issue-notice', notice, '2025-01-30');
    const served = { noticeEventId: body.events[0].eventId, servedOn: '2025-02-03' };
    await records.record('serve-notice', served, '2025-02-03');
    const outcomes = async (query: string) =>
      (await json('notices', `campaign=Notices&${query}&atLeast=${records.position}`)).rows.map(
        (row: any) => row.outcome,
      );
    expect(await outcomes('from=2025-01-01&to=2025-01-31')).toEqual(['served']);
    expect(await outcomes('to=2025-01-31&known=2025-02-02')).toEqual([null]);
    expect(await outcomes('from=2025-02-01')).toEqual([]);
  });

  it('of notices names the template version', async () => {
    const all = await rows('notices', 'port=4601');
    expect(all).toMatchObject([
      { case_id: 'SYN-08', template: 'notice-of-seizure', template_version: 'DEMO-1', outcome: null },
    ]);
  });

  it('is CSV by format or by Accept, and JSON otherwise', async () => {
    const type = async (query: string, accept: string) =>
      (await csv('closings', query, accept)).headers.get('content-type')?.split(';')[0];
    expect(await type('', '*/*')).toBe('application/json');
    expect(await type('format=csv', '*/*')).toBe('text/csv');
    expect(await type('format=json', 'text/csv')).toBe('application/json');
    expect(await type('', 'text/csv;q=0.5, application/json')).toBe('application/json');
  });

  it.each([
    ['nonsense', '', 404, 'REPORT_UNKNOWN', 'name'],
    ['inventory', 'from=2025-01-01', 400, 'VALIDATION_FAILED', 'from'],
    ['extensions', 'from=2025-02-02&to=2025-02-01', 400, 'VALIDATION_FAILED', 'from'],
    ['extensions', 'from=soon', 400, 'VALIDATION_FAILED', 'from'],
    ['ageing', 'known=2999-01-01', 422, 'MOMENT_IN_FUTURE', 'known'],
    ['ageing', 'campaign=a&campaign=b', 400, 'VALIDATION_FAILED', 'campaign'],
    ['ageing', 'format=pdf', 400, 'VALIDATION_FAILED', 'format'],
  ])('called %s with "%s" is refused with %i %s', async (name, query, status, code, field) => {
    expect(await tracker.get(`/reports/${name}?${query}`)).toMatchObject({
      status,
      body: { code, field, detail: expect.stringContaining(query ? field : name), wayOut: expect.stringMatching(/\w/) },
    });
  });
});
