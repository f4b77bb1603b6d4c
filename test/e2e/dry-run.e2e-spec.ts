import { DETAIN_ALL, newCaseId, openBody, RELEASE, TestTracker } from '../support/tracker.ts';

describe('A dry run', () => {
  let tracker: TestTracker;
  beforeAll(async () => (tracker = await TestTracker.start()));
  afterAll(() => tracker.stop());

  const opened = async (): Promise<string> => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id, 900));
    return id;
  };

  it('says what would be recorded and where the case would stand, and records nothing', async () => {
    const id = await opened();
    const rehearsed = await tracker.post(`/cases/${id}/detain?dryRun=true`, DETAIN_ALL(900));
    expect(rehearsed).toMatchObject({
      status: 200,
      body: {
        dryRun: true,
        events: [{ type: 'Detained', title: 'Detained', sentence: 'Detained 900 units of line 1' }],
        standing: { status: 'Detained', held: 900, lifecycle: 'Open' },
      },
    });
    // The next deed finds the case as it was before.
    expect((await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(900))).body).toMatchObject({
      dryRun: false,
      revision: rehearsed.body.revision,
    });
  });

  it('names every event of a deed that leads to several', async () => {
    const id = await opened();
    await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(900));
    const terms = { ...RELEASE(600), releaseType: 'admissible', authorityReference: 'ADM-1' };
    const { body } = await tracker.post(`/cases/${id}/release?dryRun=true`, terms);
    expect(body.events.map(({ type }: { type: string }) => type)).toEqual(['Released', 'StillHeld']);
    expect(body.standing).toMatchObject({ status: 'StillHeld', held: 300, counted: 900 });
  });

  it('is refused as the deed itself would be', async () => {
    const id = await opened();
    const { status, body } = await tracker.post(`/cases/${id}/detain?dryRun=true`, DETAIN_ALL(901));
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'QUANTITY_NOT_AVAILABLE' } });
  });

  it('leaves its idempotency key free for the deed', async () => {
    const id = await opened();
    const key = { 'Idempotency-Key': `${id}-once` };
    await tracker.post(`/cases/${id}/detain?dryRun=true`, DETAIN_ALL(900), key);
    expect((await tracker.post(`/cases/${id}/detain`, DETAIN_ALL(900), key)).status).toBe(201);
  });

  it('of a new case opens none', async () => {
    const id = newCaseId();
    expect((await tracker.post('/cases?dryRun=true', openBody(id))).body).toMatchObject({ caseId: id, dryRun: true });
    expect((await tracker.get(`/cases/${id}`)).status).toBe(404);
  });

  it('refuses another word than true or false', async () => {
    const { status, body } = await tracker.post('/cases?dryRun=maybe', openBody(newCaseId()));
    expect({ status, body }).toMatchObject({ status: 400, body: { field: 'dryRun' } });
  });
});
