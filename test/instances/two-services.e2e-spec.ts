import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '#libs/event-store';
import { openDatabase, verifyReadModels } from '#libs/projections';
import { DETAIN_ALL, newCaseId, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';
import { Child } from '../support/child.ts';
import { eventually } from '../support/eventually.ts';
import { SharedDatabase } from '../support/shared-database.ts';

const { TEST_DATABASE_URL } = process.env;
/** From the kill of the leader to what was recorded last being visible, in ms. */
const LONGEST_TAKE_OVER = 10_000;

interface Health {
  readonly status: string;
  readonly projections: { readonly leader: { readonly epoch: number } | null; readonly lagMs: number | null };
}

/** Officers who go on detaining single units of one case, each waiting for an answer. */
class Load {
  last = 0n;
  acknowledged = 0;
  private stopped = false;
  private readonly working: Promise<unknown>;

  constructor(service: BuiltService, caseIds: readonly string[]) {
    this.working = Promise.all(caseIds.map((caseId) => this.work(service, caseId)));
  }

  async end(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async work(service: BuiltService, caseId: string): Promise<void> {
    while (!this.stopped) {
      const { status, body } = await service.post<{ position: string }>(`/cases/${caseId}/detain`, DETAIN_ALL(1));
      if (status !== 201 && status !== 200) throw new Error(`detain was answered ${status}: ${JSON.stringify(body)}`);
      const position = BigInt(body.position);
      if (position > this.last) this.last = position;
      this.acknowledged++;
    }
  }
}

describe('Two services on one event store and one database', () => {
  it('do not divide the work when they share neither', async () => {
    const { code, stderr } = await BuiltService.launch({ TRACKER_ROLES: 'projector', PORT: '0' }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('share a DATABASE_URL, which is not set');
  });

  if (TEST_DATABASE_URL === undefined || TEST_DATABASE_URL === '') return;

  let schema: SharedDatabase;
  let storeFolder: string;
  let storeProcess: Child;
  let EVENTSTORE_URL: string;
  const services: BuiltService[] = [];

  beforeAll(async () => {
    schema = await SharedDatabase.in(TEST_DATABASE_URL);
    storeFolder = mkdtempSync(join(tmpdir(), 'shared-store-'));
    storeProcess = Child.start('test/crash/store-process.ts', [], { DATA_DIR: storeFolder });
    EVENTSTORE_URL = await storeProcess.ready();
  });
  afterEach(async () => {
    for (const service of services.splice(0)) await service.remove();
  });
  afterAll(async () => {
    await storeProcess.end('SIGTERM');
    rmSync(storeFolder, { recursive: true, force: true });
    await schema.remove();
  });

  async function start(env: Record<string, string> = {}): Promise<BuiltService> {
    const service = await BuiltService.start({ EVENTSTORE_URL, DATABASE_URL: schema.url, ...env });
    services.push(service);
    return service;
  }

  async function openCases(service: BuiltService, count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, newCaseId);
    for (const caseId of ids) expect((await service.post('/cases', openBody(caseId, 1_000_000))).status).toBe(201);
    return ids;
  }

  const epochAt = async (service: BuiltService) =>
    (await service.get<Health>('/health/ready')).body.projections.leader?.epoch ?? 0;

  async function verified(): Promise<string[]> {
    const store = EventStore.connect(EVENTSTORE_URL);
    const database = openDatabase(schema.url);
    try {
      return await verifyReadModels(store, database);
    } finally {
      await database.close();
      await store.dispose();
    }
  }

  it('go on when the one that keeps the read models level is killed under load: level within seconds, nothing twice, never back', async () => {
    const leader = await start();
    const other = await start();
    const caseIds = await openCases(other, 3);
    await eventually('the other one has heard the leader', async () => (await epochAt(other)) === 1, 10_000);
    const load = new Load(other, caseIds);
    const seen: number[] = [];
    await eventually('there is load', async () => load.acknowledged > 60, 30_000);
    await leader.kill();
    const killed = performance.now();
    while (performance.now() - killed < 4_000) {
      seen.push((await other.get<{ revision: number }>(`/cases/${caseIds[0]}`)).body.revision);
      await sleep(20);
    }
    await load.end();
    const level = async () => (await other.get(`/cases/${caseIds[0]}?atLeast=${load.last}`)).status === 200;
    await eventually('what was recorded last can be read', level, LONGEST_TAKE_OVER - (performance.now() - killed));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // The other one leads now.
    await eventually('it is live', async () => (await other.get<Health>('/health/ready')).status === 200, 10_000);
    await other.stop();
    expect(await verified()).toEqual([]);
  });

  it('divide the work: one answers and waits for what the other has written', async () => {
    const projector = await start({ TRACKER_ROLES: 'projector' });
    const api = await start({ TRACKER_ROLES: 'api' });
    const [caseId] = await openCases(api, 1);
    const { body } = await api.post<{ position: string }>(`/cases/${caseId}/detain`, DETAIN_ALL(5));
    await eventually(
      'it is there',
      async () => (await api.get(`/cases/${caseId}?atLeast=${body.position}`)).status === 200,
      15_000,
    );
    expect((await api.get(`/cases/${caseId}?atLeast=${body.position}`)).body).toMatchObject({ held: 5 });
    expect((await projector.get(`/cases/${caseId}`)).body).toMatchObject({ code: 'ROLE_NOT_HERE' });
    await eventually(
      'both are ready',
      async () => {
        const answers = await Promise.all([api, projector].map((one) => one.get<Health>('/health/ready')));
        return answers.every(({ status }) => status === 200);
      },
      15_000,
    );
  });
});
