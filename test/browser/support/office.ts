import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { BuiltService } from '../../support/built-service.ts';
import { loadDemonstration } from '../../support/demonstration.ts';
import { launch } from './chromium.ts';

/** Ends what hangs, and times nothing. */
const PATIENCE_MS = 120_000;

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

  /** Two proposals that wait: to release what is left of SYN-03, and to seize a part of SYN-02. */
  async propose(): Promise<void> {
    const officer = { As: 'm.rivera; role=case-officer; ports=2801,3801' };
    const release = {
      lines: [{ line: 1, quantity: 300 }],
      releaseType: 'mitigated-remission',
      authorityReference: 'Supplemental decision 2025-3801-000044',
      holdOverride: 'FCC letter of 2025-03-04',
    };
    const seizure = {
      lines: [{ line: 1, quantity: 80 }],
      legalBases: ['19 USC 1595a(c)(2)(A)'],
      reasonableCause: 'Radio equipment without the authorisation that its marketing needs',
      fpfCaseNumber: '2025-2801-000123-01',
      receiptNumber: '6051S-0042917',
      reasonCode: 'unauthorised-equipment',
    };
    for (const [path, body] of [
      ['/cases/SYN-03/release', release],
      ['/cases/SYN-02/seize', seizure],
    ] as const) {
      const { status, body: answer } = await this.service.post(path, body, officer);
      if (status !== 202) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.service.remove();
  }

  /** A window of its own in which this demonstration person has signed in; it fails on whatever the page complains of. */
  async signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.service.url, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
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
