import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_TYPES } from '#libs/cases';
import { newCaseId, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';

interface Operation {
  readonly operationId: string;
  /** On the routes of deeds alone. */
  readonly 'x-deed'?: { readonly settles?: string };
  readonly requestBody?: { readonly content: { 'application/json': { schema: { $ref: string } } } };
  readonly responses: Readonly<Record<string, unknown>>;
}

describe('The service as it is built', () => {
  let service: BuiltService;
  beforeAll(async () => (service = await BuiltService.start()));
  afterAll(() => service.remove());

  it('lives, and is ready', async () => {
    expect(await service.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await service.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', problems: [], projections: { phase: 'live' } },
    });
  });

  it('records a command and shows it', async () => {
    const caseId = newCaseId();
    const opened = await service.post('/cases', openBody(caseId));
    expect(opened).toMatchObject({ status: 201, body: { caseId, revision: 1, replayed: false } });
    const shown = await service.get(`/cases/${caseId}?atLeast=${opened.body.position}`);
    expect(shown).toMatchObject({ status: 200, body: { caseId, counted: 900, buckets: { presented: 900 } } });
  });

  describe('documents itself', () => {
    let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: any };
    beforeAll(async () => (document = (await (await fetch(`${service.url}/docs-json`)).json()) as typeof document));
    const recording = () =>
      Object.values(document.paths)
        .flatMap((path) => Object.values(path))
        .filter((operation) => operation['x-deed'] !== undefined);

    it('with one route for every command of the domain', () => {
      expect(document.openapi).toMatch(/^3\./);
      expect(
        recording()
          .map(({ operationId }) => operationId)
          .sort(),
      ).toEqual([...COMMAND_TYPES].sort());
    });

    it('with the shape of every body, and of what is recorded', () => {
      for (const { operationId, requestBody, responses, 'x-deed': deed } of recording()) {
        const name = requestBody?.content['application/json'].schema.$ref.replace('#/components/schemas/', '') ?? '';
        expect([operationId, document.components.schemas[name]]).toEqual([
          operationId,
          expect.objectContaining({
            type: 'object',
            // Proposals are decided now, whenever what they propose takes effect.
            ...(!deed?.settles && {
              properties: expect.objectContaining({ effectiveAt: expect.anything() }),
            }),
          }),
        ]);
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '201', '400', '409', '422']));
      }
    });

    it('without a reference that leads nowhere', () => {
      const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
      expect(named.length).toBeGreaterThan(COMMAND_TYPES.length);
      expect(named.filter((name) => !document.components.schemas[name ?? '']).slice(0, 5)).toEqual([]);
    });
  });
});

describe('The built service, asked to end', () => {
  it('ends with 0 within 3 seconds, though connections are open', async () => {
    const service = await BuiltService.start();
    const idle = await openConnection(service.url);
    const keptAlive = await openConnection(service.url);
    keptAlive.write('GET /api/v1/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n');
    await once(keptAlive, 'data');
    const asked = performance.now();
    const { code, stderr } = await service.stop();
    const took = performance.now() - asked;
    idle.destroy();
    keptAlive.destroy();
    await service.remove();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(took).toBeLessThan(3_000);
  });
});

describe('The built service does not start', () => {
  it('with a wrong configuration: it names every variable that is wrong, and what would be right', async () => {
    const { code, stderr, stdout } = await BuiltService.launch({ PORT: 'many', HOST: '0.0.0.0' }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('PORT must be a whole number (is "many")');
    expect(stderr).toContain('HOST must be one of 127.0.0.1, localhost, ::1');
    expect(stderr + stdout).not.toMatch(/\n\s+at /);
  });

  it('on a file that it cannot use: it says in which folder to look', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'unusable-'));
    mkdirSync(join(DATA_DIR, 'read-models.sqlite'));
    const { code, stderr } = await BuiltService.launch({ PORT: '0', DATA_DIR }).ended;
    rmSync(DATA_DIR, { recursive: true });
    expect(code).toBe(1);
    expect(stderr).toMatch(`A file under ${DATA_DIR} cannot be used: unable to open database file. Look at its owner`);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('on the data folder of another one that runs: it says so, and leaves that one alone', async () => {
    const first = await BuiltService.start();
    const second = BuiltService.launch({ PORT: '0', DATA_DIR: first.dataDir });
    const { code, stderr } = await second.ended;
    const still = await first.get('/health/ready');
    await first.remove();
    expect(code).toBe(1);
    expect(stderr).toMatch(/Another process serves .*Stop it, or connect to it/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(still.status).toBe(200);
  });
});

async function openConnection(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  // The service closes it; that it does so abruptly is its right.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}
