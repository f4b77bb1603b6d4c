import { Parser } from '@asyncapi/parser';
import { PUBLISHED_TYPES } from '#libs/contracts';
import { TestTracker } from '../support/tracker.ts';

describe('The documents of published events', () => {
  let tracker: TestTracker;
  beforeAll(async () => {
    tracker = await TestTracker.start();
  });
  afterAll(() => tracker.stop());
  const fetched = (path: string): Promise<Response> => fetch(`${tracker.url}/docs/events${path}`);

  it('can be looked through by people: every type with its fields', async () => {
    const page = await fetched('');
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    for (const type of PUBLISHED_TYPES) expect(html).toContain(`id="${type}"`);
    expect(html).toContain('<code>moves[].quantity</code>');
  });

  it('are served for programs, and valid as served', async () => {
    const { diagnostics } = await new Parser().parse(await (await fetched('/asyncapi.json')).text());
    expect(diagnostics.filter(({ severity }: { severity: number }) => severity < 2)).toEqual([]);
    expect(await (await fetched('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });

  it('have a schema of each type, under the name that its events give', async () => {
    for (const type of PUBLISHED_TYPES) {
      const schema = (await (await fetched(`/schemas/${type}.json`)).json()) as { $id: string };
      expect(schema.$id).toBe(`urn:customs-case-tracker:schema:${type}`);
    }
    expect((await fetched('/schemas/org.customs-case-tracker.case.impounded.v1.json')).status).toBe(404);
    for (const none of ['__proto__', 'constructor', 'toString.json'])
      expect([none, (await fetched(`/schemas/${none}`)).status]).toEqual([none, 404]);
  });
});
