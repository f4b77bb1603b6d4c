import type { Page } from 'playwright-core';
import { showManyCases } from './support/many-cases.ts';
import { Office } from './support/office.ts';

/** Milliseconds from what a person does to the next picture that shows it: the limit of what feels immediate. */
const LIMIT = 200;
/** What takes less is not reported by the browser. */
const SHORTEST = 16;

/** Has the browser keep, for each thing that was done, how long its picture took; what was done is told by a number of its own. */
async function keepInteractions(page: Page): Promise<void> {
  await page.evaluate((shortest) => {
    const longest = new Map<number, number>();
    Object.assign(window, { interactions: longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId > 0)
          longest.set(entry.interactionId, Math.max(longest.get(entry.interactionId) ?? 0, entry.duration));
    }).observe({ type: 'event', buffered: false, durationThreshold: shortest } as PerformanceObserverInit);
  }, SHORTEST);
}

/** What a case worker does with a long list. Answers how many things were done. */
async function workThrough(page: Page): Promise<number> {
  let done = 0;
  await page.locator('.cases-body .case-row').first().hover();
  for (let round = 0; round < 10; round++) {
    for (let step = 0; step < 6; step++, done++) await page.keyboard.press('j');
    await page.mouse.wheel(0, 3_000);
    await page.waitForTimeout(100);
    await page.locator('.cases-body .usa-checkbox__label').nth(12).click();
    done++;
  }
  await page.keyboard.press('/');
  await page.keyboard.type('Antminer S21');
  return done + 1 + 'Antminer S21'.length;
}

/** `npm run web:interaction`: how soon the page shows what was done, in a list of 100,000 cases. */
describe('A list of 100,000 cases', () => {
  it('shows what was done at once', async () => {
    const office = await Office.open();
    try {
      const page = await office.signIn('h.quist');
      await showManyCases(office, page);
      await keepInteractions(page);
      const done = await workThrough(page);
      await page.waitForTimeout(500);
      const reported = await page.evaluate(() => [
        ...(window as unknown as { interactions: Map<number, number> }).interactions.values(),
      ]);
      const sorted = reported.toSorted((a, b) => a - b);
      const [most, longest] = [sorted[Math.floor(sorted.length * 0.98)] ?? SHORTEST, sorted.at(-1) ?? SHORTEST];
      process.stdout.write(
        `interaction to next paint with 100,000 cases: ${done} keys and clicks, ${done - sorted.length} of them within ` +
          `${SHORTEST} ms; of the others 98 % within ${most} ms, the longest ${longest} ms (budget ${LIMIT} ms)\n`,
      );
      // As the measure is defined: of many interactions one in fifty is left out.
      expect(most).toBeLessThan(LIMIT);
    } finally {
      await office.close();
    }
  });
});
