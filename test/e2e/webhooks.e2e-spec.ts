import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { cct } from '../support/command-line.ts';
import { ADMINISTRATOR, TestTracker } from '../support/tracker.ts';
import { workedOnCase } from '../support/worked-on-case.ts';

const AS_ADMINISTRATOR = { As: ADMINISTRATOR };

describe('Webhooks over HTTP', () => {
  let tracker: TestTracker;
  let server: Server;
  let url: string;
  let secret = '';
  let status = 204;
  const received: any[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const event: any = secret ? new Webhook(secret).verify(body, request.headers as any) : JSON.parse(body);
    if (event.type === 'webhook.verification') {
      response.end(JSON.stringify({ challenge: event.challenge }));
      return;
    }
    received.push(event);
    response.writeHead(status).end();
  }
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const post = (path: string, body: object = {}) => tracker.post(path, body, AS_ADMINISTRATOR);
  const get = (path: string) => tracker.get(path, AS_ADMINISTRATOR);

  beforeAll(async () => {
    server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as any).port}/events`;
    tracker = await TestTracker.start({ WEBHOOK_NETWORKS: '127.0.0.0/8' });
  });
  afterAll(async () => {
    await tracker.stop();
    server.close();
    server.closeAllConnections();
  });

  it('are registered, verified, and sent what they asked for, signed', async () => {
    const registered = await post('/webhooks', { url, filter: { types: ['released'] } });
    expect([registered.status, registered.body.state]).toEqual([201, 'unverified']);
    secret = registered.body.secret;
    const verified = await post(`/webhooks/${registered.body.id}/verify`);
    expect(verified.body).toMatchObject({ state: 'active', url });
    expect(verified.body.secret).toBeUndefined();
    const { caseId } = await workedOnCase(tracker);
    await until(() => received.length > 0);
    expect(received).toEqual([
      expect.objectContaining({ subject: caseId, type: 'org.customs-case-tracker.case.released.v1' }),
    ]);
    await until(async () => (await get(`/webhooks/${registered.body.id}/deliveries`)).body.length === 1);
  });

  it('keep what is not taken, show it to the command line, and send it when told to', async () => {
    status = 500;
    const [{ id }] = (await get('/webhooks')).body;
    const { caseId } = await workedOnCase(tracker);
    await until(async () => (await get(`/webhooks/${id}`)).body.waiting === 1);
    const failing = await cct(['webhooks', 'failing', id, '--url', tracker.url]);
    expect([failing.code, failing.stdout]).toEqual([0, expect.stringMatching(new RegExp(`${caseId}.*answered 500`))]);
    // Still refused, so that it can't have gone by itself before it is told to.
    const replayed = await cct(['webhooks', 'replay', id, caseId, '--url', tracker.url]);
    expect(replayed.stdout).toBe('1 case is tried again\n');
    status = 204;
    expect((await post(`/webhooks/${id}/replay`, { caseId })).status).toBe(200);
    await until(async () => (await get(`/webhooks/${id}`)).body.failingCases === 0);
  });

  it('are added, listed and removed by the command line', async () => {
    secret = '';
    const at = ['--url', tracker.url];
    const added = await cct(['webhooks', 'add', url, '--types', 'seized-subject-to-forfeiture', '--json', ...at]);
    const { id, filter } = JSON.parse(added.stdout);
    expect(filter).toEqual({ types: ['seized-subject-to-forfeiture'] });
    expect((await cct(['webhooks', 'verify', id, ...at])).stdout).toBe(`${id} to ${url} is active\n`);
    expect((await cct(['webhooks', 'list', ...at])).stdout).toContain(id);
    expect((await cct(['webhooks', 'remove', id, ...at])).stdout).toBe(`${id} is removed\n`);
    const gone = await cct(['webhooks', 'verify', id, ...at]);
    expect([gone.code, gone.stderr]).toEqual([4, expect.stringContaining('WEBHOOK_UNKNOWN')]);
  });

  it.each([
    [{ url: 'http://169.254.169.254/latest/meta-data' }, 422, 'ADDRESS_NOT_ALLOWED', 'url'],
    [{ url: 'https://10.0.0.1/' }, 422, 'ADDRESS_NOT_ALLOWED', 'url'],
    [{ url: 'gopher://example.com' }, 400, 'VALIDATION_FAILED', 'url'],
    [{ url: 'https://example.com', filter: { types: ['impounded'] } }, 400, 'VALIDATION_FAILED', 'filter.types'],
    [{ url: 'https://example.com', filter: { types: [] } }, 400, 'VALIDATION_FAILED', 'filter.types'],
    [{ url: 'https://example.com', after: '99999999' }, 409, 'POSITION_UNKNOWN', 'after'],
  ])('are refused when registered as %j', async (body, refused, code, field) => {
    const { status: answered, body: problem } = await post('/webhooks', body);
    expect([answered, problem.code, problem.field]).toEqual([refused, code, field]);
  });

  it('are the business of administrators alone', async () => {
    const asOfficer = await tracker.post('/webhooks', { url });
    expect([asOfficer.status, asOfficer.body.code]).toEqual([403, 'NOT_PERMITTED']);
  });
});
