import {
  DETAIN_ALL,
  newCaseId,
  openBody,
  RELEASE,
  SECOND_SUPERVISOR,
  SEIZE_ALL,
  SUPERVISOR,
  TestTracker,
} from '../support/tracker.ts';

describe('A case, from opening to closing, over HTTP', () => {
  let tracker: TestTracker;
  beforeAll(async () => (tracker = await TestTracker.start()));
  afterAll(() => tracker.stop());

  it('is opened, detained, seized and released in part, and each answer says where it stands', async () => {
    const id = newCaseId();
    const opened = await tracker.post('/cases', openBody(id));
    expect(opened).toMatchObject({ status: 201, body: { caseId: id, revision: 1, replayed: false } });
    expect(opened.headers.get('location')).toBe(`/api/v1/cases/${id}`);
    expect(opened.headers.get('etag')).toBe('"1"');
    await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(900));
    await tracker.approved(`/cases/${id}/seize`, SEIZE_ALL(900));
    const released = await tracker.approved(`/cases/${id}/release`, RELEASE(600));
    expect(released.body.events.map(({ type }: { type: string }) => type)).toEqual([
      'ProposalApproved',
      'Released',
      'StillHeld',
    ]);
    expect(released.body.standing).toMatchObject({ status: 'StillHeld', held: 300, counted: 900, posture: 'seized' });

    const read = await tracker.get(`/cases/${id}?atLeast=${released.body.position}`);
    expect(read.headers.get('etag')).toBe(released.headers.get('etag'));
    expect(read.body).toMatchObject({
      status: 'StillHeld',
      buckets: { seized: 300, released: 600 },
      value: { held: { USD: 300 * 320000 } },
      lines: [{ line: 1, status: 'StillHeld', attested: { quantity: 300, computed: 300 } }],
    });
  });

  it('shows in its timeline what happened, by whom and why, and what was struck through', async () => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id));
    await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(900));
    await tracker.approved(`/cases/${id}/seize`, SEIZE_ALL(900));
    const wrong = await tracker.approved(`/cases/${id}/release`, RELEASE(410));
    const annulment = {
      targets: [wrong.body.events[1].eventId],
      reasonCode: 'wrong-quantity',
    };
    const annulled = await tracker.approved(`/cases/${id}/annul`, annulment, { As: SUPERVISOR, By: SECOND_SUPERVISOR });
    expect(annulled.status).toBe(201);
    const { body } = await tracker.get(`/cases/${id}/timeline?atLeast=${annulled.body.position}`);
    const types = body.entries.map(({ type }: { type: string }) => type);
    expect(types).toEqual([
      'CaseOpened',
      'LinesAdded',
      'Detained',
      'Proposed',
      'ProposalApproved',
      'SeizedSubjectToForfeiture',
      'Proposed',
      'ProposalApproved',
      'Released',
      'StillHeld',
      'Proposed',
      'ProposalApproved',
      'Annulled',
      'Annulled',
    ]);
    expect(body.entries[8]).toMatchObject({
      sentence: expect.stringContaining('Released 410 units of line 1'),
      annulled: { by: body.entries.at(-1).eventId },
      actor: { id: 'm.rivera', role: 'case-officer' },
      approver: { id: 's.ito', role: 'supervisor' },
      causationId: body.entries[6].eventId,
    });
    expect(body.entries[2]).toMatchObject({ reasonCode: 'agency-request' });
    const page = await tracker.get(`/cases/${id}/timeline?limit=3`);
    expect(page.body).toMatchObject({ next: 3 });
  });

  it('is found by its serial, entry and FP&F number', async () => {
    const id = newCaseId();
    const serial = `${id}-SERIAL`;
    const body = openBody(id, 2);
    Object.assign((body['lines'] as object[])[0] as object, { serials: [serial] });
    await tracker.post('/cases', { ...body, entryNumber: 'B76-0324527-8' });
    const units = [{ line: 1, quantity: 1, serials: [serial] }];
    const detained = await tracker.post(`/cases/${id}/detain`, { ...DETAIN_ALL(1), lines: units });
    const find = (number: string) =>
      tracker.get(`/cases/find?number=${encodeURIComponent(number)}&atLeast=${detained.body.position}`);
    expect((await find(serial)).body.found).toEqual([{ caseId: id, by: 'serial', line: 1, bucket: 'detained' }]);
    expect((await find('b76-0324527-8')).body.found).toContainEqual({ caseId: id, by: 'entryNumber' });
    expect((await find(id)).body.found).toContainEqual({ caseId: id, by: 'caseId' });
  });

  it('is closed when nothing is held, and then takes only what corrects or reopens it', async () => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id, 10));
    await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(10));
    const close = () => tracker.post(`/cases/${id}/close-case`, { reasonCode: 'all-released' });
    expect((await close()).body).toMatchObject({ code: 'CASE_STILL_OPEN_MATTERS', compared: { held: 10 } });
    await tracker.post(`/cases/${id}/release`, RELEASE(10, 'detained'));
    expect((await close()).status).toBe(201);
    expect((await tracker.post(`/cases/${id}/add-note`, { text: 'late' })).body).toMatchObject({ code: 'CASE_CLOSED' });
    const reopened = await tracker.post(
      `/cases/${id}/reopen-case`,
      { reasonCode: 'new-information' },
      { As: SUPERVISOR },
    );
    expect(reopened.body.standing).toMatchObject({ lifecycle: 'Resolved', status: 'Released' });
  });

  it('is listed by filters, in a stable order, page by page', async () => {
    const campaign = newCaseId();
    const ids = [newCaseId(), newCaseId(), newCaseId()];
    let position = '0';
    for (const [index, id] of ids.entries()) {
      await tracker.post('/cases', { ...openBody(id, 10 * (index + 1)), campaign });
      position = (await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(10 * (index + 1)))).body.position;
    }
    const list = (query: string) => tracker.get(`/cases?campaign=${campaign}&atLeast=${position}&${query}`);
    const idsOf = (body: any) => body.cases.map(({ caseId }: { caseId: string }) => caseId);
    const first = await list('sort=held&order=desc&limit=2');
    expect(idsOf(first.body)).toEqual([ids[2], ids[1]]);
    const second = await list(`sort=held&order=desc&limit=2&cursor=${first.body.next}`);
    expect(idsOf(second.body)).toEqual([ids[0]]);
    expect(second.body.next).toBeUndefined();
    expect(
      idsOf((await list('status=Detained&posture=detained&port=2801&model=Antminer%20S21&text=antminer')).body),
    ).toEqual(ids);
    expect(idsOf((await list('status=Released')).body)).toEqual([]);
    expect((await list(`sort=caseId&cursor=${first.body.next}`)).body).toMatchObject({
      status: 400,
      code: 'CURSOR_INVALID',
    });
    const units = await tracker.get(`/statistics/units?by=model,month&campaign=${campaign}`);
    expect(units.body.rows).toMatchObject([{ model: 'Antminer S21', detained: 60, presented: 0, cases: 3 }]);
  });
});
