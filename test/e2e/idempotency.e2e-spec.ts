import { DETAIN_ALL, newCaseId, openBody, TestTracker } from '../support/tracker.ts';

describe('A second click', () => {
  let tracker: TestTracker;
  beforeAll(async () => (tracker = await TestTracker.start()));
  afterAll(() => tracker.stop());

  it('with the same key records once and answers the same', async () => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id));
    const click = () => tracker.post(`/cases/${id}/detain`, DETAIN_ALL(100), { 'Idempotency-Key': `${id}-click` });
    const first = await click();
    const second = await click();
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual({ ...first.body, replayed: true });
  });

  it('at the same moment records once too', async () => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id));
    const clicks = await Promise.all(
      Array.from({ length: 8 }, () =>
        tracker.post(`/cases/${id}/detain`, DETAIN_ALL(100), { 'Idempotency-Key': `${id}-click` }),
      ),
    );
    expect(new Set(clicks.map(({ body }) => body.events[0].eventId)).size).toBe(1);
    const position = clicks[0]?.body.position;
    const { body } = await tracker.get(`/cases/${id}?atLeast=${position}`);
    expect(body).toMatchObject({ revision: 2, buckets: { detained: 100 } });
  });

  it('opens one case only, also where the number is made up', async () => {
    const { caseId: _left, ...body } = openBody('X');
    const click = () => tracker.post('/cases', body, { 'Idempotency-Key': newCaseIdOnce });
    const first = await click();
    const second = await click();
    expect(first.status).toBe(201);
    expect(second.body.caseId).toBe(first.body.caseId);
    expect(second.status).toBe(200);
  });
  const newCaseIdOnce = newCaseId();

  it('with the same key for something else is refused', async () => {
    const id = newCaseId();
    await tracker.post('/cases', openBody(id));
    const send = (quantity: number) =>
      tracker.post(`/cases/${id}/detain`, DETAIN_ALL(quantity), { 'Idempotency-Key': `${id}-k` });
    await send(100);
    expect((await send(101)).body).toMatchObject({ status: 422, code: 'COMMAND_ID_REUSED' });
  });
});
