import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudEvent, HTTP } from 'cloudevents';
import { Endpoint, TAKES } from './testing/endpoint.ts';
import { FakeFeed } from './testing/fake-feed.ts';
import { until } from './testing/until.ts';
import type { Webhook } from './register/webhook.ts';
import { Webhooks } from './webhooks.ts';

const IMPATIENT = { timeoutMs: 1_000, attempts: 3, firstPauseMs: 10, longestPauseMs: 40, concurrency: 4 };

describe('Webhooks', () => {
  let folder: string;
  let feed: FakeFeed;
  let webhooks: Webhooks;
  let endpoints: Endpoint[];

  const open = (): Webhooks =>
    new Webhooks({ file: join(folder, 'webhooks.sqlite'), log: feed, networks: ['127.0.0.0/8'], policy: IMPATIENT });
  const endpoint = async (behaviour?: Endpoint['behaviour']): Promise<Endpoint> => {
    const one = await Endpoint.start(behaviour);
    endpoints.push(one);
    return one;
  };
  const registered = async (to: Endpoint, more: object = {}): Promise<Webhook> => {
    const webhook = webhooks.register({ url: to.url, filter: {}, mode: 'structured', after: -1n, ...more });
    to.secret = webhook.secrets[0]?.value;
    expect(await webhooks.verify(webhook.id)).toBeUndefined();
    return webhook;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'webhooks-'));
    feed = new FakeFeed();
    webhooks = open();
    endpoints = [];
  });
  afterEach(async () => {
    await webhooks.stop();
    for (const one of endpoints) one.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(['structured', 'binary'] as const)(
    'send events in %s mode, signed for the reference library and readable by a stock SDK',
    async (mode) => {
      const to = await endpoint();
      await registered(to, { mode });
      feed.publish('A', 'B', 'A');
      await until(() => to.received.length === 3);
      expect(to.problems).toEqual([]);
      for (const { headers, body } of to.received) {
        const event = HTTP.toEvent({ headers, body });
        expect(event).toBeInstanceOf(CloudEvent);
        expect((event as CloudEvent).id).toBe(headers['webhook-id']);
        expect((event as CloudEvent).data).toEqual({ port: '2801', role: 'case-officer' });
      }
    },
  );

  it('begin behind the position that was asked for, and send only what the filter wants', async () => {
    feed.publish('A', 'B', 'A', 'B');
    const to = await endpoint();
    await registered(to, { after: 1n, filter: { cases: ['A'] } });
    feed.publish('A');
    await until(() => to.received.length === 2);
    expect(to.sequences('A')).toEqual([1, 2]);
    expect(to.sequences('B')).toEqual([]);
  });

  it('send nothing to an endpoint that has not shown that it wants it', async () => {
    const to = await endpoint();
    const { id } = webhooks.register({ url: to.url, filter: {}, mode: 'structured', after: -1n });
    feed.publish('A');
    to.stop();
    expect(await webhooks.verify(id)).toContain('It could not be reached');
    expect([webhooks.get(id).state, to.received]).toEqual(['unverified', []]);
  });

  it('do not take an answer for agreement that does not repeat the challenge', async () => {
    const { createServer } = await import('node:http');
    const stranger = createServer((_request, response) => response.end('{"challenge":"guessed"}')).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = stranger.address() as { port: number };
    const { id } = webhooks.register({ url: `http://127.0.0.1:${port}`, filter: {}, mode: 'structured', after: -1n });
    expect(await webhooks.verify(id)).toBe('It did not answer with the challenge.');
    stranger.close();
  });

  it('keep the events of a failing case waiting in order, while other cases go on', async () => {
    let broken = true;
    const to = await endpoint((response, { caseId }) => response.writeHead(broken && caseId === 'A' ? 500 : 204).end());
    const { id } = await registered(to);
    feed.publish('A', 'B', 'A', 'B', 'A', 'B');
    await until(() => to.sequences('B').length === 3 && webhooks.health(id).waiting === 3);
    expect(to.sequences('A')).toEqual([0]);
    broken = false;
    webhooks.replay(id);
    await until(() => to.sequences('A').length === 3);
    expect(to.sequences('A')).toEqual([0, 1, 2]);
    await until(() => webhooks.health(id).failingCases === 0);
    feed.publish('A');
    await until(() => to.sequences('A').length === 4);
  });

  it('park a case after the last attempt, list it, and replay or drop it when told to', async () => {
    let broken = true;
    const to = await endpoint((response) => response.writeHead(broken ? 500 : 204).end());
    const { id } = await registered(to);
    feed.publish('A', 'B');
    await until(
      () => webhooks.health(id).parkedCases === 2,
      () => webhooks.failing(id),
    );
    feed.publish('A');
    await until(() => webhooks.health(id).waiting === 3);
    const [a] = webhooks.failing(id);
    expect(a).toMatchObject({ caseId: 'A', parked: true, attempts: 3, problem: 'answered 500', positions: [0n, 2n] });
    expect(to.received).toHaveLength(6);
    broken = false;
    expect(webhooks.drop(id, 'A', false)).toBe(1);
    expect(webhooks.replay(id, 'B')).toBe(1);
    await until(() => webhooks.health(id).failingCases === 0);
    const taken = to.received.slice(6).map(({ caseId, sequence }) => `${caseId}${sequence}`);
    expect(taken.sort()).toEqual(['A1', 'B0']);
  });

  it('note each attempt: when, how long, the status, and what was wrong', async () => {
    let answers = [503, 204];
    const to = await endpoint((response) => response.writeHead(answers.shift() ?? 204).end());
    const { id } = await registered(to);
    feed.publish('A');
    await until(() => webhooks.deliveries(id, 10).length === 2);
    const [second, first] = webhooks.deliveries(id, 10);
    expect(first).toMatchObject({
      position: 0n,
      caseId: 'A',
      eventId: 'event-0',
      status: 503,
      problem: 'answered 503',
    });
    expect(second).toMatchObject({ position: 0n, status: 204 });
    expect(second?.problem).toBeUndefined();
    answers = [];
  });

  it('sign with the old secret too for a while after a new one was made', async () => {
    const to = await endpoint();
    const { id, secrets } = await registered(to);
    const { secrets: now } = await webhooks.rotate(id);
    expect(now.map(({ value }) => value)).toEqual([expect.stringMatching(/^whsec_/), secrets[0]?.value]);
    for (const { value } of now) {
      to.secret = value;
      feed.publish('A');
      await until(() => to.received.length === feed.entries.length);
    }
    expect(to.problems).toEqual([]);
  });

  it('are changed one thing after the other, however many ask at once, and nothing is sent twice or by nobody', async () => {
    const to = await endpoint();
    const { id } = await registered(to);
    feed.publish('A', 'B');
    const [first, , second, , third] = await Promise.all([
      webhooks.rotate(id),
      webhooks.pause(id),
      webhooks.rotate(id),
      webhooks.resume(id),
      webhooks.rotate(id),
    ]);
    const told = [third, second, first].map(({ secrets }) => secrets[0]?.value);
    expect(webhooks.get(id)).toMatchObject({ state: 'active' });
    expect(webhooks.get(id).secrets.map(({ value }) => value)).toEqual([...told, to.secret]);
    feed.publish('A', 'B');
    await until(() => webhooks.get(id).cursor === feed.head);
    await webhooks.stop();
    feed.publish('A');
    await sleep(100);
    expect([to.sequences('A'), to.sequences('B')]).toEqual([
      [0, 1],
      [0, 1],
    ]);
    webhooks = open();
  });

  it('may be removed while the endpoint says that it wants nothing any more', async () => {
    let removed: Promise<void> | undefined;
    const to = await endpoint((response) => {
      removed ??= webhooks.remove(id);
      response.writeHead(410).end();
    });
    const { id } = await registered(to);
    feed.publish('A', 'B');
    await until(() => webhooks.all().length === 0);
    await removed;
    expect(() => webhooks.get(id)).toThrow(`There is no webhook ${id}.`);
  });

  it('go on after a stop where they were, with nothing missing', async () => {
    const to = await endpoint();
    const { id } = await registered(to);
    feed.publish(...Array.from({ length: 100 }, (_none, index) => `CASE-${index % 10}`));
    await until(() => to.received.length > 20);
    await webhooks.stop();
    feed.publish('CASE-0');
    webhooks = open();
    expect(webhooks.get(id).state).toBe('active');
    await until(() => to.sequences('CASE-0').length === 11);
    await until(() => webhooks.get(id).cursor === feed.head);
    for (let number = 1; number < 10; number++)
      expect(to.sequences(`CASE-${number}`)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(statSync(join(folder, 'webhooks.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('leave an endpoint alone that answers 410, and start again when told to', async () => {
    const to = await endpoint((response) => response.writeHead(410).end());
    const { id } = await registered(to);
    feed.publish('A');
    await until(() => webhooks.get(id).state === 'gone');
    expect(webhooks.get(id).reason).toContain('410');
    to.behaviour = TAKES;
    await webhooks.resume(id);
    webhooks.replay(id);
    await until(() => webhooks.health(id).failingCases === 0);
    expect(to.sequences('A')).toEqual([0]);
  });

  it('follow no redirect', async () => {
    const elsewhere = await endpoint();
    const to = await endpoint((response) => response.writeHead(302, { location: elsewhere.url }).end());
    const { id } = await registered(to);
    feed.publish('A');
    await until(() => webhooks.health(id).parkedCases === 1);
    expect(elsewhere.received).toEqual([]);
  });

  it('let an endpoint that fails, hangs, talks garbage or without end affect nobody else', async () => {
    const bad = await Promise.all([
      endpoint((response) => response.writeHead(500).end()),
      endpoint(() => undefined),
      endpoint((_response, _received, request) => request.socket.end('\u0000\u0001 no HTTP at all\r\n\r\n')),
      endpoint((_response, _received, request) => request.socket.destroy()),
      endpoint((response) => {
        response.writeHead(200);
        const talk = setInterval(() => response.write('x'.repeat(1024)), 1);
        response.once('close', () => clearInterval(talk));
      }),
    ]);
    const good = await endpoint();
    const ids = await Promise.all(bad.map(async (one) => (await registered(one)).id));
    await registered(good);
    feed.publish(...Array.from({ length: 200 }, (_none, index) => `CASE-${index % 20}`));
    const cases = Array.from({ length: 20 }, (_none, number) => `CASE-${number}`);
    await until(() => cases.every((caseId) => good.sequences(caseId).length === 10));
    for (const caseId of cases) expect(good.sequences(caseId)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // They are still being tried, or parked; whoever only talks too much has taken what it got.
    for (const id of ids.slice(0, 4)) await until(() => webhooks.health(id).failed > 0);
  });
});
