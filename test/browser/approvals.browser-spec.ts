import type { Page } from 'playwright-core';
import { Office } from './support/office.ts';

const OFFICER = 'm.rivera; role=case-officer; ports=2801,3801';
const SUPERVISOR = 's.ito; role=supervisor; ports=2801,3801';

describe('Two persons', () => {
  let office: Office;
  beforeAll(async () => (office = await Office.open()));
  afterAll(() => office.close());

  const standing = async (caseId: string): Promise<any> => (await office.service.get(`/cases/${caseId}`)).body;
  const types = async (caseId: string): Promise<string[]> =>
    (await office.service.get(`/cases/${caseId}/timeline`)).body.entries.map(({ type }: { type: string }) => type);
  const card = (page: Page, title: string) => page.getByRole('article', { name: title });

  it('release seized goods: an officer proposes in the form, a supervisor sees it by itself and approves', async () => {
    const supervisor = await office.signIn('s.ito');
    await supervisor.goto('/approvals');
    await supervisor.getByText('Nothing waits for approval').waitFor();

    const officer = await office.signIn('m.rivera');
    await officer.goto('/cases/SYN-03/do/release');
    await officer.getByText('From seizure this needs a second person').waitFor();
    await officer.getByLabel(/^Line 1/).fill('100');
    await officer.getByLabel('Release type').selectOption('remission');
    await officer.getByLabel(/^Authority reference/).fill('Petition decision 2025-3801-000044');
    await officer.getByLabel(/^Hold override/).fill('FCC letter of 2025-03-04');
    await officer.getByRole('button', { name: 'Check what will be recorded' }).click();
    await officer.getByRole('heading', { name: 'This will be proposed' }).waitFor();
    await officer.locator('.preview-events').getByText('Released 100 units').waitFor();
    await officer.getByRole('button', { name: 'Propose it' }).click();
    await officer.getByText('Proposed; it waits for a supervisor').waitFor();
    await officer.getByRole('heading', { name: 'Waits for a second person' }).waitFor();
    expect(await standing('SYN-03')).toMatchObject({ held: 300, buckets: { released: 600 } });

    const waiting = card(supervisor, 'Release of 100 units of line 1');
    await waiting.getByText('m.rivera').waitFor();
    await waiting.getByText('Petition decision 2025-3801-000044').waitFor();
    await waiting.getByRole('button', { name: 'See what will be recorded' }).click();
    await waiting.getByText('Remainder: 200 units').waitFor();
    await waiting.getByRole('button', { name: 'Approve it' }).click();
    await supervisor.getByRole('heading', { name: 'Proposal approved' }).waitFor();
    await supervisor.getByText('Nothing waits for approval').waitFor();
    expect((await types('SYN-03')).slice(-4)).toEqual(['Proposed', 'ProposalApproved', 'Released', 'StillHeld']);
    expect(await standing('SYN-03')).toMatchObject({ held: 200, buckets: { released: 700 }, proposals: [] });

    await officer.getByText('200 of 900 held').first().waitFor();
    await officer.context().close();
    await supervisor.context().close();
  });

  it('decline with a reason, by keyboard alone, and are told when the case has changed meanwhile', async () => {
    const seizure = {
      lines: [{ line: 1, quantity: 20 }],
      legalBases: ['19 USC 1595a(c)(2)(A)'],
      reasonableCause: 'Labels do not match',
      fpfCaseNumber: '2025-2801-000123-01',
      receiptNumber: '6051S-1',
    };
    const proposed = await office.service.post('/cases/SYN-02/seize', seizure, { As: OFFICER });
    expect(proposed.status).toBe(202);
    const page = await office.signIn('k.osei');
    await page.getByRole('link', { name: /1 proposal waits for approval/ }).click();
    const waiting = card(page, 'Seizure of 20 units of line 1');
    await waiting.getByText('Labels do not match').waitFor();

    await office.service.post('/cases/SYN-02/add-note', { text: 'Meanwhile.' }, { As: OFFICER });
    await waiting.getByText('This case has just been changed').waitFor();
    await waiting.getByRole('button', { name: 'go on with the case as it is now' }).press('Enter');
    await waiting.getByRole('button', { name: 'Decline…' }).press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await waiting.getByText('Choose a reason.').waitFor();
    await waiting.getByLabel('Reason', { exact: true }).selectOption('evidence-insufficient');
    await waiting.getByRole('button', { name: 'Decline it' }).press('Enter');
    await page.getByRole('heading', { name: 'Proposal declined' }).waitFor();
    expect((await types('SYN-02')).at(-1)).toBe('ProposalDeclined');
    expect(await standing('SYN-02')).toMatchObject({ buckets: { detained: 200, seized: 0 } });
    await page.context().close();
  });

  it('do not approve their own: who proposed may withdraw it', async () => {
    const annulled = (await office.service.get('/cases/SYN-04/timeline')).body.entries.at(-1).eventId;
    const annulment = { targets: [annulled], reasonCode: 'duplicate' };
    expect((await office.service.post('/cases/SYN-04/annul', annulment, { As: SUPERVISOR })).status).toBe(202);
    const page = await office.signIn('s.ito');
    await page.goto('/cases/SYN-04');
    await page.getByRole('link', { name: 'See or withdraw it' }).click();
    const own = card(page, 'Annulment of 1 event');
    await own.getByText('Proposed by you').waitFor();
    expect(await own.getByRole('button', { name: 'See what will be recorded' }).count()).toBe(0);
    await own.getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByRole('heading', { name: 'Proposal withdrawn' }).waitFor();
    await page.getByText('Nothing of yours waits').waitFor();
    await page.context().close();
  });
});
