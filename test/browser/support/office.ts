import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { BuiltService } from '../../support/built-service.ts';
import { loadDemonstration } from '../../support/demonstration.ts';
import { launch } from './chromium.ts';

/** The built service with the demonstration set, and a browser in which people sign in to it. */
export class Office {
  private constructor(
    readonly service: BuiltService,
    private readonly browser: Browser,
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}): Promise<Office> {
    const service = await BuiltService.start(env);
    await loadDemonstration(service);
    return new Office(service, await launch());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.service.remove();
  }

  /** A window of its own in which this demonstration person has signed in; it fails on whatever the page complains of. */
  async signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.service.url, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator(`button[value="${person}"]`).click();
    await page.getByRole('heading', { level: 1, name: 'All cases' }).waitFor();
    return page;
  }

  /** A window in which nobody has signed in. */
  async look(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.service.url, ...options });
    return context.newPage();
  }
}
