import { EventStore } from '#libs/event-store';
import { parseVerifier, verifyDossier } from '#libs/transparency-log';
import { eventually } from '../support/eventually.ts';
import { DETAIN_ALL, newCaseId, openBody, TestTracker } from '../support/tracker.ts';

describe('The proofs of a service', () => {
  let tracker: TestTracker;
  const caseId = newCaseId();
  // A campaign of its own: on a store that was named there are cases of others in every other one.
  const campaign = `Campaign of ${caseId}`;
  let position: string;
  beforeAll(async () => {
    tracker = await TestTracker.start();
    await tracker.post('/cases', { ...openBody(caseId), campaign });
    ({ position } = (await tracker.post(`/cases/${caseId}/detain`, DETAIN_ALL(900))).body);
  });
  afterAll(() => tracker.stop());

  const key = async () => parseVerifier((await tracker.get('/proofs')).body.key as string);

  it('are a dossier that is valid under the key, with a report for people', async () => {
    const { status, body, headers } = await tracker.get(`/cases/${caseId}/dossier`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain(`${caseId}.dossier.json`);
    const verdict = verifyDossier(JSON.stringify(body), { key: await key() });
    expect(verdict).toMatchObject({ verdict: 'valid', reasons: [], cases: [caseId], events: 3 });
    expect(
      Buffer.from(body.report.base64 as string, 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('say of each event how far its proof is', async () => {
    const { body } = await tracker.get(`/cases/${caseId}/timeline?atLeast=${position}`);
    expect(body.entries.map(({ proof }: { proof: string }) => proof)).toEqual(['published', 'published', 'published']);
  });

  it('are the dossier of a campaign', async () => {
    const { status, body } = await tracker.get(`/proofs/campaign-dossier?campaign=${campaign}`);
    expect(status).toBe(200);
    expect(verifyDossier(JSON.stringify(body), { key: await key() })).toMatchObject({ verdict: 'valid' });
  });

  it.each([
    ['from=2025-03-05&to=2024-11-01', 'from: 2025-03-05 is after 2024-11-01.'],
    ['to=2025-02-30', expect.stringContaining('to: is not a date of the calendar.')],
  ])('are not made for a period that there is not: %s', async (period, detail) => {
    const { status, body } = await tracker.get(`/proofs/campaign-dossier?campaign=${campaign}&${period}`);
    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'VALIDATION_FAILED', detail })]);
  });

  it.each(['a case', 'a campaign'])('are a valid dossier of %s in which officers go on meanwhile', async (of) => {
    const reading = EventStore.prototype.readStream;
    const meanwhile = async () => {
      await tracker.post('/cases', { ...openBody(newCaseId()), campaign });
      const note = await tracker.post(`/cases/${caseId}/add-note`, { text: `While the dossier of ${of} was made.` });
      const isProven = async () =>
        BigInt((await tracker.get('/proofs')).body.published.position) >= BigInt(note.body.position);
      await eventually('a checkpoint covers it', isProven);
    };
    const read = jest.spyOn(EventStore.prototype, 'readStream').mockImplementation(async function* (
      this: EventStore,
      ...args
    ) {
      yield* reading.apply(this, args);
      read.mockRestore();
      await meanwhile();
    });
    const path = of === 'a case' ? `/cases/${caseId}/dossier` : `/proofs/campaign-dossier?campaign=${campaign}`;
    const { status, body } = await tracker.get(path);
    expect(status).toBe(200);
    const verdict = verifyDossier(JSON.stringify(body), { key: await key() });
    expect(verdict).toMatchObject({ verdict: 'valid', reasons: [] });
    expect(JSON.stringify(body)).toContain(`While the dossier of ${of} was made.`);
  });

  it('are inclusion and consistency by the RFC', async () => {
    const { body } = await tracker.get(`/cases/${caseId}/timeline`);
    const inclusion = await tracker.get(`/proofs/inclusion?position=${body.entries[1].position}`);
    expect(inclusion).toMatchObject({ status: 200, body: { index: expect.any(Number), path: expect.any(Array) } });
    const { published } = (await tracker.get('/proofs')).body;
    const consistency = await tracker.get(`/proofs/consistency?first=1&second=${published.size}`);
    expect(consistency).toMatchObject({ status: 200, body: { first: 1, second: published.size } });
  });

  it('name what is not there', async () => {
    expect(await tracker.get('/proofs/inclusion?position=1')).toMatchObject({
      status: 404,
      body: { code: 'PROOF_NOT_FOUND' },
    });
    expect(await tracker.get('/cases/NOWHERE/dossier')).toMatchObject({
      status: 404,
      body: { code: 'CASE_NOT_FOUND' },
    });
    expect(await tracker.get('/proofs/consistency?first=5&second=2')).toMatchObject({ status: 404 });
    expect(await tracker.post('/proofs/cosignatures', { note: 'x' })).toMatchObject({
      status: 422,
      body: { code: 'COSIGNATURE_REFUSED' },
    });
  });
});
