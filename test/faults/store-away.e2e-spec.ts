import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '#libs/event-store';
import { caseEvents } from '../bench/case-log.ts';
import { newCaseId, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';
import { Child } from '../support/child.ts';
import { cct } from '../support/command-line.ts';
import { eventually } from '../support/eventually.ts';
import { StoreProxy } from '../support/store-proxy.ts';

/** How long the store is away, in ms; a minute by FAULT_MS=60000. */
const AWAY_MS = Number(process.env['FAULT_MS'] ?? 3_000);

interface Health {
  readonly status: string;
  readonly problems: readonly string[];
  readonly store: { readonly reachable: boolean };
  readonly projections: { readonly lagMs: number | null; readonly silentMs: number };
}

describe('A service whose event store', () => {
  let folder: string;
  let storeProcess: Child;
  let store: EventStore;
  let proxy: StoreProxy;
  let service: BuiltService;
  let caseId: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'store-away-'));
    storeProcess = Child.start('test/crash/store-process.ts', [], { DATA_DIR: folder });
    const url = await storeProcess.ready();
    store = EventStore.connect(url);
    proxy = await StoreProxy.before(url);
    service = await BuiltService.start({ EVENTSTORE_URL: proxy.url });
    caseId = newCaseId();
    const { body } = await service.post<{ position: string }>('/cases', openBody(caseId, 20));
    await eventually('it is ready', async () => (await ready()).status === 'ready');
    expect((await service.get(`/cases/${caseId}?atLeast=${body.position}`)).status).toBe(200);
  });
  afterEach(async () => {
    await service.remove();
    await proxy.goAway();
    await store.dispose();
    await storeProcess.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  const ready = async (): Promise<Health> => (await service.get<Health>('/health/ready')).body;

  /** What others record in the store, beside the service. */
  async function recordedElsewhere(number: number): Promise<{ caseId: string; position: bigint }> {
    const { stream, events } = caseEvents(number);
    const { position } = await store.append(stream, events, 'no-stream');
    return { caseId: stream.slice('case-'.length), position };
  }

  /** Everything that was recorded can be read, each row of it is right, and officers work as before. */
  async function wellAgain(meanwhile: { caseId: string; position: bigint }): Promise<void> {
    const shown = async () =>
      (await service.get(`/cases/${meanwhile.caseId}?atLeast=${meanwhile.position}`)).status === 200;
    await eventually('what was recorded meanwhile can be read', shown, 90_000);
    await eventually('it is ready', async () => (await ready()).status === 'ready');
    expect((await service.post(`/cases/${caseId}/add-note`, { text: 'It is back.' })).status).toBe(201);
    await service.stop();
    const args = ['projections', 'verify', '--data', service.dataDir];
    expect(await cct(args, { EVENTSTORE_URL: proxy.url })).toMatchObject({ code: 0 });
  }

  it('is gone for a while goes on answering, says what is away and how old its answers are, and recovers alone', async () => {
    await proxy.goAway();
    const meanwhile = await recordedElsewhere(1);
    await eventually('it says so', async () => !(await ready()).store.reachable);
    await sleep(AWAY_MS);
    const { status, problems, projections } = await ready();
    expect(status).toBe('not-ready');
    expect(problems.join('\n')).toMatch(/event store does not answer.*\n.*read models are waiting/);
    expect(projections.silentMs).toBeGreaterThanOrEqual(AWAY_MS);
    for (const path of ['/statistics/units', '/statistics/units?by=port,model'])
      expect({ path, status: (await service.get(path)).status }).toEqual({ path, status: 200 });
    // The importer's name is shown only once it is recorded that somebody saw it, which needs the store.
    expect(await service.get(`/cases/${caseId}`)).toMatchObject({
      status: 503,
      body: { code: 'ACCESS_LOG_UNAVAILABLE' },
    });
    const refused = await service.post(`/cases/${caseId}/add-note`, { text: 'In vain.' });
    expect(refused).toMatchObject({ status: 503, body: { code: expect.stringMatching(/^STORE_/) } });
    await proxy.comeBack();
    await wellAgain(meanwhile);
  });

  it('falls silent without ending a connection notices it, connects anew and misses nothing', async () => {
    proxy.fallSilent();
    const meanwhile = await recordedElsewhere(2);
    expect((await service.get('/statistics/units')).status).toBe(200);
    await wellAgain(meanwhile);
  });
});
