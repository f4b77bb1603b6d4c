import type { Page, Route } from 'playwright-core';
import { Office } from './support/office.ts';

const ALL = 100_000;

/** Pages of a list of a hundred thousand cases, made of one that there is. */
async function answer(route: Route, like: Record<string, unknown>): Promise<void> {
  const query = new URL(route.request().url()).searchParams;
  const from = Number(query.get('cursor') ?? '0');
  const limit = Number(query.get('limit') ?? '50');
  const cases = Array.from({ length: Math.min(limit, ALL - from) }, (_, index) => ({
    ...like,
    caseId: `MANY-${String(from + index).padStart(6, '0')}`,
  }));
  const next = from + limit < ALL ? { next: String(from + limit) } : {};
  await route.fulfill({ json: { cases, ...next } });
}

describe('A list of 100,000 cases', () => {
  let office: Office;
  let page: Page;
  beforeAll(async () => {
    office = await Office.open();
    page = await office.signIn('h.quist');
    const { body } = await office.service.get('/cases?limit=1');
    await page.route(/\/api\/v1\/cases\?/, (route) => answer(route, body.cases[0]));
    await page.goto('/');
    await page.locator('.cases-body .case-row').first().waitFor();
  });
  afterAll(() => office.close());

  const rows = () => page.locator('.cases-body .case-row').count();

  it('has only the rows in sight in the document, wherever one is', async () => {
    expect(await rows()).toBeLessThan(60);
    for (let far = 0; far < 30; far++) {
      await page.mouse.wheel(0, 5_000);
      await page.waitForTimeout(30);
    }
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.cases-body .case-name a')].some(
        ({ textContent }) => (textContent ?? '') > 'MANY-000300',
      ),
    );
    expect(await rows()).toBeLessThan(60);
  });

  it('lets a case be ticked, deep in the list', async () => {
    // The box that people see and click is drawn by its label.
    await page.locator('.cases-body .usa-checkbox__label').nth(20).click();
    await page.getByText('1 case chosen').waitFor();
  });
});
