import { TestTracker } from '../support/tracker.ts';

describe('Every answer', () => {
  let tracker: TestTracker;
  beforeAll(async () => (tracker = await TestTracker.start({ RATE_LIMIT_PER_MINUTE: '20' })));
  afterAll(() => tracker.stop());

  it('forbids a browser to run, frame or guess anything', async () => {
    for (const path of ['/api/v1/health/live', '/api/v1/nowhere', '/docs/problems']) {
      const { headers } = await fetch(`${tracker.url}${path}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('of the API is kept by no cache', async () => {
    for (const path of ['/health/live', '/nowhere', '/cases', '/cases/NO-SUCH', '/approvals', '/events?limit=1']) {
      const { headers } = await tracker.get(path);
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });

  it('comes to each caller so often in a minute; then they are told when to go on', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) statuses.push((await tracker.get('/health/live', { As: 'a; role=auditor' })).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
    const refused = await tracker.get('/health/live', { As: 'a; role=auditor' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS', wayOut: expect.any(String) } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect((await tracker.get('/health/live', { As: 'b; role=auditor' })).status).toBe(200);
  });
});
