import type { Page } from 'playwright-core';
import { showManyCases } from './support/many-cases.ts';
import { Office } from './support/office.ts';

describe('A list of 100,000 cases', () => {
  let office: Office;
  let page: Page;
  beforeAll(async () => {
    office = await Office.open();
    page = await office.signIn('h.quist');
    await showManyCases(office, page);
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
