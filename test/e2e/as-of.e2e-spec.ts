import { loadDemonstration } from '../support/demonstration.ts';
import { AUDITOR, newCaseId, OFFICER, openBody, TestTracker } from '../support/tracker.ts';

describe('The demonstration set in the past', () => {
  let tracker: TestTracker;
  let atLeast: string;
  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
    atLeast = await loadDemonstration(tracker);
  });
  afterAll(() => tracker.stop());
  const get = (path: string) =>
    tracker.get(`${path}${path.includes('?') ? '&' : '?'}atLeast=${atLeast}`, { As: AUDITOR });

  describe('SYN-10 on 2025-03-02', () => {
    it('shows 500 excluded, as known on 2025-03-03', async () => {
      const { status, body } = await get('/cases/SYN-10/as-of?effective=2025-03-02&known=2025-03-03');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        caseId: 'SYN-10',
        exists: true,
        asOf: { effectiveAt: '2025-03-03T05:59:59.999Z', knownAt: '2025-03-04T05:59:59.999Z' },
        port: '3901',
        portName: 'Chicago',
        status: 'Detained',
        posture: 'excluded',
        held: 500,
        buckets: { excluded: 500, seized: 0 },
        lines: [{ line: 1, model: 'Avalon A1566', buckets: { excluded: 500, seized: 0 } }],
      });
      const leftOut = body.events.leftOut.map(({ type, reason }: any) => [type, reason]);
      expect(leftOut).toEqual([
        ['ExclusionRescinded', 'not-yet-recorded'],
        ['SeizedSubjectToForfeiture', 'not-yet-recorded'],
      ]);
    });

    it('shows 380 excluded and 120 seized, as known on 2025-03-05', async () => {
      const { body } = await get('/cases/SYN-10/as-of?effective=2025-03-02&known=2025-03-05');
      expect(body).toMatchObject({
        status: 'SeizedSubjectToForfeiture',
        posture: 'mixed',
        held: 500,
        buckets: { excluded: 380, seized: 120 },
        events: { leftOut: [] },
      });
      const rescission = body.events.restsOn.find(({ type }: any) => type === 'ExclusionRescinded');
      expect(body.events.restsOn.find(({ type }: any) => type === 'Excluded').reducedBy).toEqual([rescission.eventId]);
    });

    it('differs by the late seizure and the rescission that came with it', async () => {
      const points = 'fromEffective=2025-03-02&fromKnown=2025-03-03&toEffective=2025-03-02&toKnown=2025-03-05';
      const { body } = await get(`/cases/SYN-10/differences?${points}`);
      expect(body.lines).toMatchObject([
        {
          line: 1,
          before: { status: 'Detained', buckets: { excluded: 500 } },
          after: { status: 'SeizedSubjectToForfeiture', buckets: { excluded: 380, seized: 120 } },
          change: { buckets: { excluded: -120, seized: 120 }, counted: 0, held: 0, valueHeld: { USD: 0 } },
        },
      ]);
      const told = body.events.map(({ type, change, reason }: any) => [type, change, reason]);
      expect(told.sort()).toEqual([
        ['Excluded', 'reduced', undefined],
        ['ExclusionRescinded', 'counts', 'not-yet-recorded'],
        ['SeizedSubjectToForfeiture', 'counts', 'not-yet-recorded'],
      ]);
      expect(body.lines[0].events).toEqual(body.events.map(({ eventId }: any) => eventId));
      const selection = await get(`/as-of/differences?port=3901&${points}`);
      expect(selection.body.cases).toEqual([body]);
    });
  });

  it('shows SYN-09 with 410 released, until the slip was struck through', async () => {
    const released = async (known: string) => {
      const { body } = await get(`/cases/SYN-09/as-of?effective=2025-02-25&known=${known}`);
      return [body.buckets.released, body.events.leftOut.map(({ reason }: any) => reason).sort()];
    };
    const later = 'not-yet-recorded';
    expect(await released('2025-02-25')).toEqual([410, expect.arrayContaining([later])]);
    const [units, reasons] = await released('2025-02-26');
    expect(units).toBe(400);
    expect(reasons).toContain('annulled');
  });

  it('shows a case as it stands, in the same document, when nothing is asked for', async () => {
    const now = (await get('/cases/SYN-12')).body;
    const { asOf, events, exists, ...full } = (await get('/cases/SYN-12/as-of?detail=full')).body;
    expect({ exists, left: events.leftOut }).toEqual({ exists: true, left: [] });
    expect(Object.keys(asOf)).toEqual(['effectiveAt', 'knownAt']);
    expect(full).toEqual(now);
    const standing = (await get('/cases/SYN-12/as-of')).body;
    for (const key of [
      'status',
      'posture',
      'held',
      'counted',
      'buckets',
      'value',
      'heldSince',
      'lifecycle',
      'revision',
    ])
      expect([key, standing[key]]).toEqual([key, now[key]]);
    for (const key of ['nextReviewOn', 'openedAt', 'changedAt', 'parties', 'title', 'campaign'])
      expect([key, standing[key]]).toEqual([key, now[key]]);
  });

  it('did not know of a case before it was recorded', async () => {
    const { status, body } = await get('/cases/SYN-10/as-of?effective=2025-03-02&known=2025-01-01');
    expect({ status, exists: body.exists, counted: body.counted }).toEqual({ status: 200, exists: false, counted: 0 });
    expect(new Set(body.events.leftOut.map(({ reason }: any) => reason))).toEqual(new Set(['not-yet-recorded']));
  });

  it('adds up to the totals of the domain reference on 2025-03-05', async () => {
    const { body } = await get('/as-of/units?effective=2025-03-05&known=2025-03-05');
    expect(body.rows).toMatchObject([
      {
        ...{ cases: 12, lines: 13, counted: 10_000, held: 6_500 },
        ...{ released: 3_400, detained: 1_070, seized: 5_050, excluded: 380, forfeited: 100 },
        value: { counted: { USD: 3_020_760_000 } },
      },
    ]);
    const held = Object.values(body.rows[0].ageing as Record<string, number>).reduce((sum, units) => sum + units, 0);
    expect(held).toBe(6_500);
  });

  it('says how many units of a model a port held on a day', async () => {
    const { body } = await get('/as-of/units?port=3801&model=Antminer%20S21&effective=2025-02-14&by=port,model');
    expect(body).toMatchObject({
      by: ['port', 'model'],
      rows: [{ port: '3801', model: 'Antminer S21', counted: 900, held: 900, seized: 900, ageing: { '91-180': 900 } }],
    });
  });

  it('is asked of the cases of one importer in a body, since a name must not stand in an address', async () => {
    const day = { effective: '2025-03-05', known: '2025-03-05', atLeast };
    const units = await tracker.post('/as-of/units', { ...day, importer: 'demo importer C' }, { As: AUDITOR });
    expect(units).toMatchObject({ status: 200, body: { rows: [{ cases: 1, held: 300, released: 600 }] } });
    const points = { fromEffective: '2025-02-20', toEffective: '2025-03-05', atLeast };
    const moved = await tracker.post('/as-of/differences', { ...points, importer: 'Demo Importer C' }, { As: AUDITOR });
    expect(moved.body.cases).toMatchObject([{ caseId: 'SYN-03', lines: [{ change: { held: -600 } }] }]);
    const nobody = await tracker.post('/as-of/units', { ...day, importer: 'Nobody' }, { As: AUDITOR });
    expect(nobody).toMatchObject({ status: 200, body: { rows: [] } });
    expect((await tracker.get('/as-of/units?importer=Demo', { As: AUDITOR })).status).toBe(400);
  });

  it('differs between two days in the lines that moved, and in no others', async () => {
    const { body } = await get('/as-of/differences?fromEffective=2025-02-20&toEffective=2025-02-26');
    const moved = body.cases.flatMap(({ caseId, lines }: any) =>
      lines.map(({ line, change }: any) => [`${caseId}/${line}`, change.buckets.released ?? 0]),
    );
    expect(Object.fromEntries(moved)).toMatchObject({
      ...{ 'SYN-03/1': 600, 'SYN-04/1': 420, 'SYN-07/1': 500, 'SYN-09/1': 400 },
    });
    expect(moved.map(([place]: any) => place)).not.toContain('SYN-01/1');
  });
});

describe('A replay', () => {
  let tracker: TestTracker;
  let atLeast: string;
  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
    atLeast = await loadDemonstration(tracker);
  });
  afterAll(() => tracker.stop());
  const lines = async (path: string) => {
    const question = `${path}${path.includes('?') ? '&' : '?'}atLeast=${atLeast}`;
    const response = await fetch(`${tracker.url}/api/v1${question}`, { headers: tracker.as(AUDITOR) });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    return (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  it('of a case shows each event with the state after it, and an end that says that it is whole', async () => {
    const [begin, ...frames] = await lines('/cases/SYN-10/replay');
    const end = frames.pop();
    expect(begin).toMatchObject({ kind: 'begin', asked: { caseId: 'SYN-10' } });
    expect(end).toMatchObject({ kind: 'end', frames: frames.length, totals: { cases: 1, held: 500 } });
    const told = frames.map(({ type, case: { buckets } }) => [type, buckets.excluded, buckets.seized]);
    expect(told).toContainEqual(['Excluded', 500, 0]);
    expect(told.at(-1)).toEqual(['SeizedSubjectToForfeiture', 380, 120]);
  });

  it('of a campaign follows the order of recording and comes to the totals of the domain reference', async () => {
    const campaign = encodeURIComponent('Miner holds 2024-25 (DEMO)');
    const all = await lines(`/replay?campaign=${campaign}&known=2025-03-05`);
    const frames = all.slice(1, -1);
    const recorded = frames.map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual([...recorded].sort());
    expect(all.at(-1).totals).toMatchObject({
      ...{ cases: 12, counted: 10_000, held: 6_500 },
      buckets: { detained: 1_070, seized: 5_050, excluded: 380, released: 3_400, forfeited: 100 },
    });
    const then = await lines(`/replay?campaign=${campaign}&known=2025-02-20`);
    expect(then.slice(1, -1)).toEqual(frames.slice(0, then.length - 2));
  });

  it('is made for those who keep evidence, and for nobody else', async () => {
    for (const path of ['/replay', '/as-of/differences?fromKnown=2025-01-01', '/reports/ageing'])
      expect(await tracker.get(path, { As: OFFICER })).toMatchObject({ status: 403, body: { code: 'NOT_PERMITTED' } });
    expect((await tracker.get('/as-of/units', { As: OFFICER })).status).toBe(200);
  });

  it('of a case that there is not is answered with 404, and one beyond today with 422', async () => {
    expect(await tracker.get('/cases/NOBODY-1/replay')).toMatchObject({
      status: 404,
      body: { code: 'CASE_NOT_FOUND' },
    });
    expect(await tracker.get('/replay?known=2999-01-01')).toMatchObject({ status: 422 });
  });
});

describe('A question about the past', () => {
  let tracker: TestTracker;
  let id: string;
  beforeAll(async () => {
    tracker = await TestTracker.start();
    id = newCaseId();
    const { body } = await tracker.post('/cases', openBody(id));
    await tracker.get(`/cases/${id}?atLeast=${body.position}`);
  });
  afterAll(() => tracker.stop());

  it.each([
    ['as-of?known=2999-01-01', 422, 'MOMENT_IN_FUTURE', 'known'],
    ['as-of?effective=2999-01-01T00:00:00Z', 422, 'MOMENT_IN_FUTURE', 'effective'],
    ['as-of?known=2025-02-30', 400, 'VALIDATION_FAILED', 'known'],
    ['as-of?known=yesterday', 400, 'VALIDATION_FAILED', 'known'],
    ['as-of?detail=everything', 400, 'VALIDATION_FAILED', 'detail'],
    ['as-of?until=2025-01-01', 400, 'VALIDATION_FAILED', 'until'],
    ['differences', 400, 'VALIDATION_FAILED', 'fromEffective'],
    ['differences?fromKnown=2025-01-01&toKnown=2999-01-01', 422, 'MOMENT_IN_FUTURE', 'toKnown'],
  ])('as %s is refused with %i %s', async (question, status, code, field) => {
    const answer = await tracker.get(`/cases/${id}/${question}`);
    expect(answer).toMatchObject({ status, body: { code, field, wayOut: expect.stringMatching(/\w/) } });
  });

  it('about a case that there is not is answered with 404', async () => {
    for (const question of ['as-of', 'differences?fromKnown=2025-01-01']) {
      const answer = await tracker.get(`/cases/NOBODY-1/${question}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
    }
  });

  it('may ask for today, as far as it has come', async () => {
    const today = new Date().toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' });
    const { status, body } = await tracker.get(`/cases/${id}/as-of?effective=${today}&known=${today}`);
    expect({ status, counted: body.counted }).toEqual({ status: 200, counted: 900 });
  });

  it('about an importer is one about all their cases, in whatever case and with whatever spaces the name was written', async () => {
    const name = `Umbra ${id}`;
    const ids = [newCaseId(), newCaseId()];
    let atLeast = '';
    for (const [index, written] of [name, name.toUpperCase().replace(' ', '  ')].entries()) {
      const parties = [{ role: 'importer', name: written }];
      const { body } = await tracker.post('/cases', { ...openBody(ids[index]!, 10), parties });
      atLeast = body.position;
    }
    const ask = { importer: name.toLowerCase(), atLeast };
    const units = await tracker.post('/as-of/units', { ...ask, by: ['importer'] }, { As: AUDITOR });
    expect(units.body.rows).toMatchObject([{ importer: name, cases: 2, counted: 20 }]);
    const points = { fromEffective: '2025-01-01', fromKnown: '2025-01-01' };
    const opened = await tracker.post('/as-of/differences', { ...ask, ...points }, { As: AUDITOR });
    const found = await tracker.post('/cases/search', ask, { As: AUDITOR });
    for (const { body } of [opened, found]) expect(body.cases.map(({ caseId }: any) => caseId).sort()).toEqual(ids);
  });

  it.each(['by=colour', 'port=28', 'campaign='])('about units by %s is refused', async (query) => {
    expect((await tracker.get(`/as-of/units?${query}`)).status).toBe(400);
  });
});
