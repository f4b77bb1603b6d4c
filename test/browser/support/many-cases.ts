import type { Page, Route } from 'playwright-core';
import type { Office } from './office.ts';

const ALL = 100_000;

/** A page whose list has a hundred thousand cases: pages of the service's answer, made of one case that there is. */
export async function showManyCases(office: Office, page: Page): Promise<void> {
  const { body } = await office.service.get('/cases?limit=1');
  await page.route(/\/api\/v1\/cases\?/, (route) => answer(route, body.cases[0]));
  await page.goto('/');
  await page.locator('.cases-body .case-row').first().waitFor();
}

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
