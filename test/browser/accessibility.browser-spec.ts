import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { Office } from './support/office.ts';
import { SCREENS, show } from './support/screens.ts';

/** What axe has to object to, as one line an element. */
async function objections(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

describe.each(['light', 'dark'] as const)('Axe has nothing to object to in the %s', (colorScheme) => {
  let office: Office;
  let page: Page;
  beforeAll(async () => {
    office = await Office.open();
    await office.propose();
    page = await office.signIn('h.quist', { colorScheme, reducedMotion: 'reduce' });
  });
  afterAll(() => office.close());

  it('at the door', async () => {
    const door = await office.look({ colorScheme });
    await door.goto('/');
    await door.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await objections(door)).toEqual([]);
  });

  it.each(SCREENS)('on the screen $name', async (screen) => {
    await show(page, screen);
    expect(await objections(page)).toEqual([]);
  });

  it('on a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const screen of SCREENS) {
      await show(page, screen);
      expect({ screen: screen.name, objections: await objections(page) }).toEqual({
        screen: screen.name,
        objections: [],
      });
      // Nothing is cut off, nothing has to be pushed sideways.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
  });
});
