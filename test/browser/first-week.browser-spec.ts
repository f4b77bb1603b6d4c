import type { Page } from 'playwright-core';
import { DETAIN_ALL, newCaseId, OFFICER, openBody, READER } from '../support/bodies.ts';
import { Office } from './support/office.ts';

describe('Somebody who has never seen the page', () => {
  let office: Office;
  beforeAll(async () => (office = await Office.open()));
  afterAll(() => office.close());

  const signedIn = async (person: string, work: (page: Page) => Promise<void>): Promise<void> => {
    const page = await office.signIn(person);
    await work(page);
    await page.context().close();
  };
  const text = (page: Page) => page.getByLabel('Text', { exact: true });

  it('finds what they typed again after a look elsewhere, until it is recorded or taken back', () =>
    signedIn('m.rivera', async (page) => {
      await page.goto('/cases/SYN-02/do/add-note');
      await text(page).fill('Half a sentence');
      await page.getByRole('link', { name: 'Timeline' }).click();
      await page.locator('.entry').first().waitFor();
      await page.goBack();
      await page.getByText('What you typed here before is still there.').waitFor();
      expect(await text(page).inputValue()).toBe('Half a sentence');
      await page.getByRole('button', { name: 'Check what will be recorded' }).click();
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.getByText('Recorded', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Add note' }).click();
      expect(await text(page).inputValue()).toBe('');
      await text(page).fill('Not this.');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('link', { name: 'Add note' }).click();
      expect(await text(page).inputValue()).toBe('');
    }));

  it('is asked before what they typed is lost to a reload, and not before anything is typed', () =>
    signedIn('m.rivera', async (page) => {
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await page.goto('/cases/SYN-02/do/add-note');
      await text(page).waitFor();
      await page.reload();
      await text(page).fill('Half a sentence');
      expect(asked).toEqual([]);
      await page.reload();
      expect(asked).toEqual(['beforeunload']);
    }));

  it('finds the numbers of a bulk job again', () =>
    signedIn('m.rivera', async (page) => {
      await page.goto('/bulk');
      await page.getByLabel('Cases', { exact: true }).fill('SYN-01\nSYN-02');
      await page.getByRole('link', { name: 'Campaigns' }).click();
      await page.getByRole('link', { name: 'Bulk' }).click();
      expect(await page.getByLabel('Cases', { exact: true }).inputValue()).toBe('SYN-01\nSYN-02');
    }));

  it('keeps the page around a screen that cannot be fetched, and all other screens', () =>
    signedIn('m.rivera', async (page) => {
      await page.route('**/assets/board-page-*.js', (route) => route.abort());
      await page.getByRole('link', { name: 'Campaigns' }).click();
      await page.getByText('It could not be loaded').waitFor();
      await page.getByRole('link', { name: 'Work list' }).click();
      await page.getByRole('heading', { level: 1, name: 'All cases' }).waitFor();
    }));

  it('is told that a report or a form is for others, instead of waiting for it or filling it in', async () => {
    await signedIn('m.rivera', async (page) => {
      await page.goto('/mismatches');
      await page.getByText('This report is for supervisors and auditors').waitFor();
      expect(await page.getByText(/^Loading/).count()).toBe(0);
    });
    await signedIn('n.bauer', async (page) => {
      await page.goto('/new-case');
      await page.getByText('Cases are opened by case officers and supervisors.').waitFor();
      expect(await page.locator('.deed-form').count()).toBe(0);
    });
  });

  it('reads since when units are held by the date at the port, as reports say it', async () => {
    const caseId = newCaseId();
    const late = (effectiveAt: string) => ({ effectiveAt, lateReason: 'Entered from the paper log.' });
    const officer = { As: OFFICER };
    // Still the evening of the 11th in San Francisco.
    for (const [path, body] of [
      ['/cases', { ...openBody(caseId), ...late('2025-01-10T18:00:00Z') }],
      [`/cases/${caseId}/detain`, { ...DETAIN_ALL(900), ...late('2025-01-12T06:00:00Z') }],
    ] as const)
      expect(await office.service.post(path, body, officer)).toMatchObject({ status: 201 });
    const { body } = await office.service.get(`/reports/ageing?port=2801`, { As: READER });
    const reported = (body as { rows: { case_id: string; days_held: number }[] }).rows;
    const { days_held } = reported.find(({ case_id }) => case_id === caseId)!;
    await signedIn('m.rivera', async (page) => {
      for (const path of [`/cases/${caseId}`, `/?text=${caseId}`]) {
        await page.goto(path);
        await page.getByText('Jan 11, 2025').locator('visible=true').first().waitFor();
        await page.getByText(`${days_held} days`).locator('visible=true').first().waitFor();
      }
    });
  });

  it.each([390, 1280])('sees words without an end within a window of %i', async (width) => {
    const word = 'Averylongwordwithoutanyspaces'.repeat(4);
    const line = {
      ...{
        line: 1,
        description: word,
        manufacturer: word.slice(0, 60),
        model: word.slice(0, 60),
        origin: 'CN',
        counted: 10,
      },
      htsus: { code: '8543.70.9860', edition: '2024' },
      unitValue: { amount: 240_000, currency: 'USD', basis: 'entered' },
    };
    const opening = {
      port: '2801',
      clockRegime: 'title19',
      presentedOn: '2026-01-05',
      caseId: `LONG-${width}`,
      title: word,
    };
    const parties = [{ role: 'importer', name: word }];
    expect(await office.service.post('/cases', { ...opening, parties, lines: [line] })).toMatchObject({ status: 201 });
    await signedIn('m.rivera', async (page) => {
      await page.setViewportSize({ width, height: 800 });
      for (const path of [
        `/?text=LONG-${width}`,
        `/cases/LONG-${width}`,
        `/cases/LONG-${width}/timeline`,
        `/cases/LONG-${width}/do/detain`,
      ]) {
        await page.goto(path);
        await page.getByText('Averylongword').locator('visible=true').first().waitFor();
        expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
      }
    });
  });
});
