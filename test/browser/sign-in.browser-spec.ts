import type { Page } from 'playwright-core';
import { Office } from './support/office.ts';

describe('Signing in', () => {
  let office: Office;
  beforeAll(async () => (office = await Office.open({ DEVELOPMENT_TOKEN_SECONDS: '3', OIDC_CLOCK_SKEW_SECONDS: '0' })));
  afterAll(() => office.close());

  it.each([
    ['m.rivera', 'case officer', ['Release', 'Attest still held', 'Add note']],
    ['s.ito', 'supervisor', ['Release', 'Add note']],
    ['c.lind', 'custodian', ['Transfer custody']],
    ['n.bauer', 'auditor', []],
  ])('as %s, %s, offers what that person may do', async (person, role, deeds) => {
    const page = await office.signIn(person);
    await page.getByText(role).first().waitFor();
    await page.goto('/cases/SYN-03');
    const menu = page.locator('.deed-menu');
    await menu.waitFor();
    for (const summary of await menu.locator('summary').all()) await summary.click();
    for (const deed of deeds) await menu.getByRole('link', { name: deed }).first().waitFor();
    if (deeds.length === 0) await menu.getByText('Your role records nothing in this case').waitFor();
    await page.context().close();
  });

  it('keeps no token where a script of another page could find it', async () => {
    const page = await office.signIn('m.rivera');
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(kept).not.toMatch(/eyJ/);
    await page.context().close();
  });

  it('again, when its time is over, keeps what was typed', async () => {
    const page = await office.signIn('m.rivera');
    await typeUntilItEnds(page, 'Typed before it ended.');
    const beside = await signInBeside(page);
    await beside
      .locator('button[value="m.rivera"]')
      .click({ timeout: 3_000 })
      .catch(() => undefined);
    await page.getByText('Your session has ended').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Typed before it ended.');
    await page.context().close();
  });

  it('as somebody else leaves nothing of what was typed by who was here before', async () => {
    const page = await office.signIn('m.rivera');
    await typeUntilItEnds(page, 'Typed by m.rivera.');
    await page.context().clearCookies();
    const beside = await signInBeside(page);
    await beside.locator('button[value="s.ito"]').click();
    await page.getByText('Sadie Ito').first().waitFor();
    await page.getByLabel('Text', { exact: true }).waitFor();
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('');
    await page.context().close();
  });

  it('ends with signing out', async () => {
    const page = await office.signIn('m.rivera');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page
      .getByRole('button', { name: 'Sign in' })
      .or(page.getByRole('button', { name: /sign out|yes|continue/i }))
      .first()
      .waitFor();
    await page.context().close();
  });
});

/** Types a note for longer than the session lasts, and is told so. */
async function typeUntilItEnds(page: Page, text: string): Promise<void> {
  await page.goto('/cases/SYN-03/do/add-note');
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.waitForTimeout(3_500);
  await page.getByRole('button', { name: 'Check what will be recorded' }).click();
  await page.getByText('Your session has ended').waitFor();
}

/** @returns the window in which one signs in again */
async function signInBeside(page: Page): Promise<Page> {
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Sign in again' }).click(),
  ]);
  return beside;
}
