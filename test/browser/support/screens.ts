import type { Page } from 'playwright-core';

/** Every screen there is, in a state in which there is something to see. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** What has to be there before it counts as loaded. */
  readonly ready: string;
  /** What somebody does there first. */
  /** Worth a picture in the dark, too. */
  readonly alsoByNight?: true;
  readonly first?: (page: Page) => Promise<void>;
}

const fillIn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'All 300' }).click();
  await page.getByLabel('Release type').selectOption('remission');
  await page.getByLabel(/^Authority reference/).fill('Petition decision 2025-3801-000044');
};

const lookAtFirst = async (page: Page): Promise<void> => {
  const [first, second] = [page.locator('.proposal').nth(0), page.locator('.proposal').nth(1)];
  await first.getByRole('button', { name: 'See what will be recorded' }).click();
  await first.getByRole('button', { name: 'Approve it' }).waitFor();
  await second.getByRole('button', { name: 'Decline…' }).click();
  await second.getByRole('option', { name: 'Evidence not sufficient' }).waitFor({ state: 'attached' });
};

const check = async (page: Page): Promise<void> => {
  await page.getByLabel('Cases', { exact: true }).fill('SYN-01\nSYN-02\nSYN-04');
  await page.getByLabel('What is to be done in all of them').selectOption('AttestStillHeld');
  await page.getByLabel('Next review on').fill('2027-01-15');
  await page.getByLabel('Reason', { exact: true }).selectOption('periodic-review');
  await page.getByRole('button', { name: 'Check what would happen' }).click();
  await page.getByRole('heading', { name: 'Attest still held in 3 cases' }).waitFor();
  await page.getByRole('button', { name: 'Check what would happen' }).click();
  await page.getByRole('button', { name: 'Record it in' }).waitFor();
};

export const SCREENS: readonly Screen[] = [
  { name: 'work-list', path: '/', ready: '.case-row a', alsoByNight: true },
  { name: 'reviews-due', path: '/?due=review&sort=nextReviewOn', ready: '.case-row a' },
  { name: 'nothing-found', path: '/?text=nothing-is-like-this', ready: '.empty' },
  { name: 'case', path: '/cases/SYN-03', ready: '.line' },
  { name: 'case-of-two-lines', path: '/cases/SYN-12', ready: '.line', alsoByNight: true },
  { name: 'timeline', path: '/cases/SYN-09/timeline', ready: '.entry' },
  {
    name: 'time-travel',
    path: '/cases/SYN-10/as-of?effective=2025-03-02T00:00:00.000Z&known=2025-03-02T00:00:00.000Z',
    ready: '.differences li',
  },
  { name: 'release-form', path: '/cases/SYN-03/do/release', ready: '.units-row', first: fillIn },
  { name: 'seizure-form', path: '/cases/SYN-02/do/seize', ready: '.choices input' },
  { name: 'new-case', path: '/new-case', ready: '.deed-form' },
  { name: 'approvals', path: '/approvals', ready: '.proposal', first: lookAtFirst, alsoByNight: true },
  { name: 'own-proposals', path: '/approvals?whose=own', ready: '.empty' },
  { name: 'mismatches', path: '/mismatches', ready: '.empty, table' },
  { name: 'campaign', path: '/board', ready: '.board tbody svg', alsoByNight: true },
  { name: 'bulk', path: '/bulk', ready: '.deed-form', first: check },
  { name: 'no-such-case', path: '/cases/NO-SUCH-CASE', ready: '.usa-alert' },
];

export async function show(page: Page, screen: Screen): Promise<void> {
  await page.goto(screen.path);
  await page.locator(screen.ready).first().waitFor();
  await screen.first?.(page);
}
