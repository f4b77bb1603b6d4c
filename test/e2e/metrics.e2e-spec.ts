import { ADMINISTRATOR, AUDITOR, newCaseId, OFFICER, openBody, TestTracker } from '../support/tracker.ts';

describe('Figures for operators', () => {
  let tracker: TestTracker;
  const scrape = (person: string) => fetch(`${tracker.url}/metrics`, { headers: tracker.as(person) });
  /** The value of one line of the text: the name with its labels, or undefined where there is none. */
  const valueOf = (text: string, name: string): number | undefined => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `) || one.startsWith(`${name}{`));
    return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
  };
  const figure = async (name: string) => valueOf(await (await scrape(ADMINISTRATOR)).text(), name);
  const until = async (name: string, isSo: (value: number | undefined) => boolean): Promise<void> => {
    while (!isSo(await figure(name))) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  beforeAll(async () => {
    tracker = await TestTracker.start({ WEBHOOK_NETWORKS: '127.0.0.0/8' });
  });
  afterAll(() => tracker.stop());

  it('are shown as Prometheus reads them, to administrators and auditors and to nobody else', async () => {
    const answer = await scrape(ADMINISTRATOR);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain; version=0.0.4'),
    ]);
    expect((await scrape(AUDITOR)).status).toBe(200);
    expect((await scrape(OFFICER)).status).toBe(403);
    expect((await fetch(`${tracker.url}/metrics`)).status).toBe(401);
  });

  it('tell how long appends took, and that reading and publishing are level behind them', async () => {
    const before = (await figure('tracker_store_append_seconds_count{outcome="appended"}')) ?? 0;
    const { status } = await tracker.post('/cases', openBody(newCaseId()));
    expect(status).toBe(201);
    await until('tracker_store_append_seconds_count{outcome="appended"}', (count) => (count ?? 0) > before);
    await until('tracker_published_events_total', (count) => (count ?? 0) >= 2);
    await until('tracker_publisher_lag_seconds', (lag) => lag === 0);
    await until('tracker_read_model_lag_seconds', (lag) => lag === 0);
    const text = await (await scrape(ADMINISTRATOR)).text();
    expect(text).toContain('tracker_publisher_phase{phase="live"} 1');
    expect(text).toMatch(/tracker_read_model_lag_seconds\{model="cases",version="\d+",generation="0"\} 0/);
    expect(text).toMatch(/tracker_read_model_serving\{model="cases",.*\} 1/);
    // Nothing is being built, so there is nothing to say of it.
    expect(text).not.toMatch(/^tracker_read_model_rebuild_share\{/m);
    expect(valueOf(text, 'tracker_log_position')).toBeGreaterThanOrEqual(0);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('count who reads the stream, and stop counting who has gone', async () => {
    const abort = new AbortController();
    const headers = tracker.as('b.lee; role=subscriber');
    await fetch(`${tracker.url}/api/v1/events/stream`, { headers, signal: abort.signal });
    await until('tracker_stream_readers', (readers) => readers === 1);
    abort.abort();
    await until('tracker_stream_readers', (readers) => readers === 0);
  });

  it('count attempts of webhooks, those that failed, and what waits behind them', async () => {
    const { createServer } = await import('node:http');
    const endpoint = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { challenge, type } = JSON.parse(body);
        if (challenge) response.end(JSON.stringify({ challenge }));
        else response.writeHead(type.endsWith('opened.v1') ? 204 : 500).end();
      });
    });
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(endpoint.address() as { port: number }).port}/`;
    const As = ADMINISTRATOR;
    const { id } = (await tracker.post('/webhooks', { url, after: 'latest' }, { As })).body;
    expect((await tracker.post(`/webhooks/${id}/verify`, {}, { As })).status).toBe(200);
    await tracker.post('/cases', openBody(newCaseId()));
    await until(`tracker_webhook_attempts_total{webhook="${id}",outcome="failed"}`, (failed) => (failed ?? 0) >= 1);
    const text = await (await scrape(ADMINISTRATOR)).text();
    expect(valueOf(text, `tracker_webhook_attempts_total{webhook="${id}",outcome="delivered"}`)).toBe(1);
    expect(valueOf(text, `tracker_webhook_waiting_events{webhook="${id}"}`)).toBe(1);
    expect(valueOf(text, `tracker_webhook_failing_cases{webhook="${id}"}`)).toBe(1);
    expect(valueOf(text, `tracker_webhook_parked_cases{webhook="${id}"}`)).toBe(0);
    expect(valueOf(text, `tracker_webhook_behind_events{webhook="${id}"}`)).toBe(0);
    expect(valueOf(text, `tracker_webhook_state{webhook="${id}",state="active"}`)).toBe(1);
    endpoint.close();
    endpoint.closeAllConnections();
  });
});
