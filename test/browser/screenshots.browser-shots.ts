import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Office } from './support/office.ts';
import { SCREENS, show } from './support/screens.ts';

const FOLDER = join(import.meta.dirname, '../../docs/screens');

/** `npm run screenshots`: docs/screens, every screen at the narrowest and the widest, by day; some by night. */
describe.each([
  [360, 'light'],
  [1920, 'light'],
  [1920, 'dark'],
] as const)('Pictures at %i px, %s', (width, colorScheme) => {
  it('are made', async () => {
    mkdirSync(FOLDER, { recursive: true });
    const office = await Office.open();
    await office.propose();
    const height = width < 500 ? 740 : 1080;
    const page = await office.signIn('h.quist', { colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });
    for (const screen of SCREENS) {
      if (colorScheme === 'dark' && !screen.alsoByNight) continue;
      await show(page, screen);
      // What was done there first may have scrolled it.
      await page.evaluate(() => window.scrollTo(0, 0));
      const path = join(FOLDER, `${screen.name}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`);
      await page.screenshot({ path, fullPage: width < 500 });
    }
    await office.close();
  });
});
