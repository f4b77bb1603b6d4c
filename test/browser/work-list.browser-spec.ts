import type { Page } from 'playwright-core';
import { Office } from './support/office.ts';

describe('The work list', () => {
  let office: Office;
  let page: Page;
  beforeAll(async () => {
    office = await Office.open();
    page = await office.signIn('h.quist');
  });
  afterAll(() => office.close());

  const cases = () => page.locator('.cases-body .case-name a').allInnerTexts();

  it('keeps what it is narrowed to in its address', async () => {
    await page.goto('/');
    await page.getByLabel('Status').selectOption('Released');
    await page.waitForURL(/status=Released/);
    await page.getByText('2 cases, that is all.', { exact: true }).waitFor();
    expect(await cases()).toEqual(['SYN-04', 'SYN-11']);
    await page.reload();
    await page.getByText('2 cases, that is all.', { exact: true }).waitFor();
    expect(await cases()).toEqual(['SYN-04', 'SYN-11']);
  });

  it('counts what it lists: the cases of the ports where one works', async () => {
    const officer = await office.signIn('m.rivera');
    await officer.getByText('4 cases, that is all.', { exact: true }).waitFor();
    await officer.getByText('1,780 of 2,800 units held in 4 cases, worth $6,625,600').waitFor();
    await officer.goto('/?port=2709');
    await officer.getByText('No case is like that').waitFor();
    await officer.context().close();
  });

  it('tells who looks for what is not there, with a way out that helps', async () => {
    await page.goto('/cases/NO-SUCH-CASE');
    await page.getByText('Check the number, or search for the case by its entry, FP&F or serial number.').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await page.goto('/mismatch');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('offers auditors no work in bulk, where they may do none', async () => {
    const auditor = await office.signIn('n.bauer');
    expect(await auditor.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()).toEqual([
      'Work list',
      'Approvals',
      'Campaigns',
    ]);
    await auditor.context().close();
  });

  it('offers work in bulk again to who began it, and to nobody else at the same browser', async () => {
    const own = await office.signIn('m.rivera');
    await own.goto('/bulk');
    await beginInBulk(own, 'Of m.rivera.');
    await own.context().clearCookies();
    await own.evaluate(() => sessionStorage.clear());
    await own.goto('/bulk');
    await own.getByRole('button', { name: 'Sign in' }).click();
    await own.locator('button[value="s.ito"]').click();
    await own.getByText('Sadie Ito').first().waitFor();
    await own.locator('#numbers').waitFor();
    // Long enough for what this browser keeps to be read: another job of one's own is.
    await beginInBulk(own, 'Of s.ito.');
    expect(await own.locator('.kept-jobs li').count()).toBe(1);
    await own.context().close();
  });

  it('leads from an entry number straight to its case', async () => {
    await page.goto('/');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('ZZZ-2500003-8');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/SYN-03$/);
  });

  it('looks for words', async () => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('whatsminer');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('2 cases, that is all.', { exact: true }).waitFor();
    expect(await cases()).toEqual(['SYN-08', 'SYN-09']);
  });

  it('is walked through by arrow keys', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'SYN-01', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.textContent === 'SYN-03');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/SYN-03$/);
  });

  it('gives a list a name that is there the next day', async () => {
    await page.goto('/?status=Released');
    await page.getByRole('button', { name: 'Save as a view' }).click();
    await page.getByLabel('Name of the view').fill('Let go');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.goto('/');
    await page.getByRole('link', { name: 'Let go' }).click();
    await page.waitForURL(/status=Released/);
  });

  it('shows what others record without being loaded again', async () => {
    await page.goto('/cases/SYN-02/timeline');
    await page.locator('.entry').first().waitFor();
    await office.service.post('/cases/SYN-02/add-note', { text: 'Written elsewhere, meanwhile.' });
    await page.getByText('Written elsewhere, meanwhile.').waitFor({ timeout: 20_000 });
  });
});

/** Begins to add a note in bulk, leaves it, and is offered to go on. */
async function beginInBulk(page: Page, text: string): Promise<void> {
  await page.locator('#numbers').fill('SYN-03');
  await page.locator('#deed').selectOption('AddNote');
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Check what would happen' }).click();
  await page.getByRole('heading', { name: 'Add note in 1 case' }).waitFor();
  await page.goto('/bulk');
  await page.getByText('Begun here before').waitFor();
}
