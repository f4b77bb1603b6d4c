import { parse } from 'csv-parse/sync';
import { join } from 'node:path';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { SqliteDatabase, verifyReadModels } from '#libs/projections';
import { ADMINISTRATOR, AUDITOR, DETAIN_ALL, newCaseId, OFFICER, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';

const CUSTODIAN = 'c.lind; role=custodian; ports=2801';
const NAME = 'Konrad Unverwechselbar';
const NUMBER = '99-1234567ZZ';

describe('What is known of a person', () => {
  let service: BuiltService;
  let atLeast: string;
  const id = newCaseId();
  const parties = [{ role: 'importer', name: NAME, importerNumber: NUMBER }];

  beforeAll(async () => {
    service = await BuiltService.start();
    await service.post('/cases', { ...openBody(id), parties }, { 'Idempotency-Key': `open-${id}` });
    await service.post(`/cases/${id}/detain`, DETAIN_ALL(900));
    const petition = { kind: 'petition', by: NAME, receivedOn: new Date().toISOString().slice(0, 10) };
    const { status, body } = await service.post(`/cases/${id}/receive-election`, petition);
    expect([status, body.code]).toEqual([201, undefined]);
    atLeast = body.position;
  });
  afterAll(() => service.remove());

  const read = (path: string, As: string) => service.get(`${path}?atLeast=${atLeast}`, { As });
  const everything = async (As: string) =>
    JSON.stringify([
      (await read(`/cases/${id}`, As)).body,
      (await read(`/cases/${id}/timeline`, As)).body,
      (await service.get('/cases', { As })).body,
    ]);

  it('is shown to officers and auditors of the case, covered from custodians, and in no event in clear', async () => {
    expect((await read(`/cases/${id}`, OFFICER)).body.parties).toEqual(parties);
    expect(await everything(AUDITOR)).toContain(`Petition`);
    expect(await everything(AUDITOR)).toContain(NAME);
    const covered = await everything(CUSTODIAN);
    expect(covered).toContain('[masked]');
    expect(covered).not.toContain(NAME);
    expect(covered).not.toContain(NUMBER);
  });

  it('is not to be tried by who may not see it: whose the goods are is told by any answer', async () => {
    for (const [path, As] of [
      ['/cases/search', CUSTODIAN],
      ['/as-of/units', CUSTODIAN],
      ['/as-of/units', ADMINISTRATOR],
    ] as const)
      expect([path, await service.post(path, { importer: NAME }, { As })]).toMatchObject([
        path,
        { status: 403, body: { code: 'NOT_PERMITTED' } },
      ]);
    const { rows } = (await service.post('/as-of/units', { importer: NAME, by: ['importer'] })).body;
    expect(rows).toMatchObject([{ importer: NAME, held: 900 }]);
  });

  it('comes sealed out of reports and dossiers, and is not opened for who sends that in again', async () => {
    const ageing = await service.get('/reports/ageing', { As: AUDITOR });
    const { importer: sealed } = ageing.body.rows.find(({ case_id }: { case_id: string }) => case_id === id);
    expect(sealed).toMatch(/^sealed:1:/);
    const party = { role: 'importer', name: sealed };
    const other = newCaseId();
    const answers = [
      await service.post(`/cases/${id}/add-note`, { text: `It is ${sealed}.` }),
      await service.post(`/cases/${id}/add-note`, { text: 'x' }, { 'Idempotency-Key': sealed }),
      await service.post(`/cases/${id}/add-note`, { text: 'x' }, { 'X-Correlation-Id': sealed }),
      await service.post('/cases', { ...openBody(other), parties: [party] }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [400, 'VALIDATION_FAILED']),
    );
  });

  it('is known again when a command is repeated, and a case is found by it without its standing in an address', async () => {
    const again = await service.post('/cases', { ...openBody(id), parties }, { 'Idempotency-Key': `open-${id}` });
    expect([again.status, again.body.replayed]).toEqual([200, true]);
    const found = await service.post('/cases/search', { importer: NAME.toUpperCase() });
    expect(found.body.cases.map(({ caseId }: { caseId: string }) => caseId)).toEqual([id]);
    expect((await service.get(`/cases?importer=${encodeURIComponent(NAME)}`)).status).toBe(400);
  });

  it('leaves a trace when it is read: who, when, which case and whom', async () => {
    await read(`/cases/${id}`, OFFICER);
    await read(`/cases/${id}`, CUSTODIAN);
    await read('/statistics/units', AUDITOR);
    const { body } = await service.get('/access-log?limit=50', { As: ADMINISTRATOR });
    const [newest, before] = body.entries;
    expect(newest).toMatchObject({ reader: { id: 'n.bauer', role: 'auditor' }, path: '/api/v1/statistics/units' });
    expect(before).toMatchObject({ reader: { id: 'm.rivera' }, caseId: id, people: [expect.any(String)] });
    expect(body.entries.filter(({ reader }: any) => reader.role === 'custodian')).toEqual([]);
    const ofOfficer = await service.get(`/access-log?reader=m.rivera&person=${before.people[0]}`, {
      As: ADMINISTRATOR,
    });
    expect(ofOfficer.body.entries).toContainEqual(before);
    expect(JSON.stringify(body)).not.toContain(NAME);
  });

  it('leaves a trace that is told whole, or of a period, as JSON and as CSV', async () => {
    const report = (query: string) =>
      fetch(`${service.url}/api/v1/access-log/report?${query}`, { headers: service.as(AUDITOR) });
    // Of the officer: to ask for it is itself a read by the auditor.
    const { rows } = (await (await report('reader=m.rivera')).json()) as { rows: Record<string, unknown>[] };
    expect(rows).toContainEqual({
      ...{ read_at: expect.any(String), reader: 'm.rivera', reader_role: 'case-officer', method: 'GET' },
      ...{ path: `/api/v1/cases/${id}`, case_id: id, people: expect.stringMatching(/^[\w-]{16}( [\w-]{16})*$/) },
    });
    const csv = await report('reader=m.rivera&format=csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="access-log.csv"');
    const table = parse<Record<string, string>>(await csv.text(), { columns: true });
    // An id that begins with - has an apostrophe in front, as everything has that a spreadsheet would take for a formula.
    const plain = table.map((row) => ({ ...row, people: row['people']?.replace(/^'/, '') }));
    expect(plain).toEqual(rows.map((row) => ({ ...row, case_id: row['case_id'] ?? '', people: row['people'] ?? '' })));
    const today = new Date().toISOString().slice(0, 10);
    expect(await (await report(`reader=m.rivera&from=${today}`)).json()).toMatchObject({ rows });
    expect(await (await report('to=2020-01-31&format=csv')).text()).toBe(
      'read_at,reader,reader_role,method,path,case_id,people\r\n',
    );
    expect((await report(`from=${today}&to=2020-01-31`)).status).toBe(400);
  });

  it('pages through the log without a gap and without a repetition', async () => {
    const places: string[] = [];
    for (let before: string | undefined = ''; before !== undefined;) {
      const page: any = await service.get(`/access-log?limit=2${before && `&before=${before}`}`, { As: ADMINISTRATOR });
      places.push(...page.body.entries.map(({ place }: { place: string }) => place));
      before = page.body.next;
    }
    expect(places.length).toBeGreaterThan(3);
    expect(new Set(places).size).toBe(places.length);
  });

  it('is unreadable everywhere once its key is erased, while every history still replays and verifies', async () => {
    const { body } = await service.post('/people/find', { name: NAME }, { As: ADMINISTRATOR });
    const erasure = { person: body.person, reason: 'Request granted' };
    expect((await service.post('/people/erase', erasure, { As: ADMINISTRATOR })).body).toEqual({
      person: body.person,
      state: 'erased',
    });
    expect((await read(`/cases/${id}`, OFFICER)).body).toMatchObject({
      status: 'Detained',
      held: 900,
      parties: [{ role: 'importer', name: '[erased]', importerNumber: '[erased]' }],
    });
    expect(await everything(AUDITOR)).not.toContain(NAME);
    expect((await service.post('/people/find', { name: NAME }, { As: ADMINISTRATOR })).status).toBe(404);
    // Work goes on, on the folded history and after a restart on the one that is read again.
    expect((await service.post(`/cases/${id}/add-note`, { text: 'Still here' })).status).toBe(201);
    await service.stop();
    expect(await differences(service.dataDir)).toEqual([]);
    await service.restart();
    expect((await service.post(`/cases/${id}/add-note`, { text: 'And now' })).status).toBe(201);
    expect(await everything(AUDITOR)).not.toContain(NAME);
  });

  it('is erased only by who may, and the reason is asked for', async () => {
    const person = 'a'.repeat(16);
    expect(await service.post('/people/erase', { person, reason: 'x' })).toMatchObject({ status: 403 });
    expect(await service.post('/people/erase', { person }, { As: ADMINISTRATOR })).toMatchObject({ status: 400 });
    expect(await service.post('/people/erase', { person, reason: 'x' }, { As: ADMINISTRATOR })).toMatchObject({
      status: 404,
      body: { code: 'PERSON_UNKNOWN' },
    });
  });
});

/** The read models as the service left them against a fold of its log; and the name nowhere in that log. */
async function differences(dataDir: string): Promise<unknown[]> {
  const embedded = await startEmbeddedEventStore({ dataDir: join(dataDir, 'event-store') });
  const store = EventStore.connect(embedded.url);
  const database = SqliteDatabase.open(join(dataDir, 'read-models.sqlite'));
  try {
    for await (const { stream, data, metadata } of store.readAll()) {
      if (stream.startsWith('$')) continue;
      expect(JSON.stringify([data, metadata])).not.toMatch(/Unverwechselbar|99-1234567/);
    }
    return await verifyReadModels(store, database);
  } finally {
    await database.close();
    await store.dispose();
    await embedded.stop();
  }
}
