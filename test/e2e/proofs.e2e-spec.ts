import { parseVerifier, verifyDossier } from '#libs/transparency-log';
import { DETAIN_ALL, newCaseId, openBody, TestTracker } from '../support/tracker.ts';

describe('The proofs of a service', () => {
  let tracker: TestTracker;
  const caseId = newCaseId();
  beforeAll(async () => {
    tracker = await TestTracker.start();
    await tracker.post('/cases', openBody(caseId));
    await tracker.post(`/cases/${caseId}/detain`, DETAIN_ALL(900));
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
    const { body } = await tracker.get(`/cases/${caseId}/timeline`);
    expect(body.entries.map(({ proof }: { proof: string }) => proof)).toEqual(['published', 'published', 'published']);
  });

  it('are the dossier of a campaign', async () => {
    const { status, body } = await tracker.get('/proofs/campaign-dossier?campaign=End-to-end');
    expect(status).toBe(200);
    expect(verifyDossier(JSON.stringify(body), { key: await key() })).toMatchObject({ verdict: 'valid' });
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
