import { readFileSync } from 'node:fs';
import { loadDemonstration } from '../support/demonstration.ts';
import { AUDITOR, TestTracker } from '../support/tracker.ts';

const TEXT = readFileSync('docs/as-of.md', 'utf8');

/** What the samples ask, as written: `"$api/..."`. */
const QUESTIONS = [...TEXT.matchAll(/^curl .*"\$api(\/[^"]+)"/gm)].map(([, path = '']) => path);

describe('The guide to asking about the past', () => {
  let tracker: TestTracker;
  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
    const atLeast = await loadDemonstration(tracker);
    await tracker.get(`/cases/SYN-10?atLeast=${atLeast}`);
  });
  afterAll(() => tracker.stop());

  it.each(QUESTIONS)('asks %s, and is answered', async (path) => {
    const response = await fetch(`${tracker.url}/api/v1${path}`, { headers: tracker.as(AUDITOR) });
    const text = await response.text();
    expect({ status: response.status, empty: text.length < 100 }).toEqual({ status: 200, empty: false });
  });

  it('has samples, and names every column of every report', async () => {
    expect(QUESTIONS.length).toBeGreaterThan(8);
    const { body } = await tracker.get('/reports');
    for (const { name, columns } of body.reports) {
      expect(TEXT).toContain(`### \`${name}\``);
      for (const column of columns) expect(TEXT).toContain(`| \`${column.name}\` | ${column.says} |`);
    }
  });
});
