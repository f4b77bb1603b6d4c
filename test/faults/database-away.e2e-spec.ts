import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DETAIN_ALL, newCaseId, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';
import { cct } from '../support/command-line.ts';
import { eventually } from '../support/eventually.ts';

/** How long the database is away, in ms; a minute by FAULT_MS=60000. */
const AWAY_MS = Number(process.env['FAULT_MS'] ?? 3_000);

describe('A service whose database is gone', () => {
  if (!process.env['TEST_DATABASE_URL']) {
    it('from the start says so and does not start', async () => {
      const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
      const { code, stderr } = await BuiltService.launch({ PORT: '0', DATABASE_URL: nowhere }).ended;
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('127.0.0.1:1') });
    });
    return;
  }

  const folder = mkdtempSync(join(tmpdir(), 'gone-database-'));
  const server = (what: 'start' | 'stop'): string =>
    execFileSync('.ci/postgres', [what, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  let service: BuiltService;
  let DATABASE_URL: string;
  beforeAll(async () => {
    DATABASE_URL = server('start');
    service = await BuiltService.start({ DATABASE_URL });
  });
  afterAll(async () => {
    await service.remove();
    server('stop');
    rmSync(folder, { recursive: true, force: true });
  });

  it('for a while records what officers do, says that it cannot show it, and recovers alone', async () => {
    const caseId = newCaseId();
    expect((await service.post('/cases', openBody(caseId, 20))).status).toBe(201);
    const ready = () => service.get<{ problems: readonly string[] }>('/health/ready');
    await eventually('it is ready', async () => (await ready()).status === 200);
    server('stop');
    const { status, body } = await service.post<{ position: string }>(`/cases/${caseId}/detain`, DETAIN_ALL(5));
    expect(status).toBe(201);
    await eventually('it says so', async () => (await ready()).status === 503);
    await sleep(AWAY_MS);
    expect((await ready()).body.problems.join('\n')).toMatch(/read models are/);
    const shown = () => service.get<{ code?: string; held?: number }>(`/cases/${caseId}`);
    expect(await shown()).toMatchObject({ status: 503, body: { code: 'DATABASE_UNREACHABLE' } });
    server('start');
    const again = async () => (await service.get(`/cases/${caseId}?atLeast=${body.position}`)).status === 200;
    await eventually('what was recorded meanwhile can be read', again);
    expect((await shown()).body).toMatchObject({ held: 5 });
    await eventually('it is ready', async () => (await ready()).status === 200);
    await service.stop();
    expect(await cct(['projections', 'verify', '--data', service.dataDir], { DATABASE_URL })).toMatchObject({
      code: 0,
    });
  });
});
