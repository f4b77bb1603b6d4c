import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMINISTRATOR, AUDITOR, DETAIN_ALL, newCaseId, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';
import { cct } from '../support/command-line.ts';
import { eventually } from '../support/eventually.ts';

/** What is told in docs/backup.md. */
describe('A service whose machine was lost', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'backup-'));
  const copy = join(elsewhere, 'copy');
  const key = join(elsewhere, 'log.key');
  const ids = [newCaseId(), newCaseId()];
  let service: BuiltService;
  let published: unknown[];

  const names = async (): Promise<string[]> => {
    const read = await Promise.all(ids.map((id) => service.get(`/cases/${id}`)));
    return read.map(({ body }) => body.parties[0].name as string);
  };
  const events = async () =>
    (await service.get<{ events: unknown[] }>('/events?after=start', { As: AUDITOR })).body.events;
  const ready = () =>
    eventually('it is ready', async () => (await service.get('/health/ready')).status === 200, 60_000);
  const put = async (back: string): Promise<void> => {
    for (const name of readdirSync(service.dataDir)) rmSync(join(service.dataDir, name), { recursive: true });
    cpSync(back, service.dataDir, { recursive: true });
  };

  beforeAll(async () => {
    service = await BuiltService.start();
    for (const id of ids)
      await service.post('/cases', { ...openBody(id), parties: [{ role: 'importer', name: `Importer of ${id}` }] });
    await service.post('/webhooks', { url: 'https://warehouse.example/events' }, { As: ADMINISTRATOR });
    const signed = async () => (await fetch(`${service.url}/api/v1/proofs/checkpoint`)).status === 200;
    await eventually('a checkpoint is signed', signed, 60_000);
    await eventually('all is published', async () => (await events()).length === 4, 60_000);
    published = await events();
    const { stdout } = await cct(['checkpoint-key', 'show'], { DATA_DIR: service.dataDir });
    writeFileSync(key, stdout);
    expect(await cct(['backup', copy], { DATA_DIR: service.dataDir })).toMatchObject({ code: 0, stderr: '' });
    await service.kill();
  });
  afterAll(async () => {
    await service.remove();
    rmSync(elsewhere, { recursive: true });
  });

  it('has cases, names, published events, webhooks and proofs again from a backup that was made while it ran', async () => {
    await put(copy);
    await service.restart();
    await ready();
    expect(await names()).toEqual(ids.map((id) => `Importer of ${id}`));
    expect(await events()).toEqual(published);
    expect((await service.get('/webhooks', { As: ADMINISTRATOR })).body).toMatchObject([
      { url: 'https://warehouse.example/events' },
    ]);
    expect((await service.post(`/cases/${ids[0]}/detain`, DETAIN_ALL(1))).status).toBe(201);
    await eventually('that is signed', async () => (await cctAudit()).stdout.includes('AGREES: 5 events'), 60_000);
  });

  it('does not start without the keys to personal data, and says so, unless they are said to be lost', async () => {
    await service.stop();
    await put(copy);
    rmSync(join(service.dataDir, 'person-keys'), { recursive: true });
    const refused = { DATA_DIR: service.dataDir, PORT: '0' };
    for (const again of [1, 2]) {
      const { code, stderr } = await BuiltService.launch(refused).ended;
      expect([again, code]).toEqual([again, 1]);
      expect(stderr).toContain(`sealed with keys that are not in ${join(service.dataDir, 'person-keys')}`);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    await service.restart({ PERSON_KEYS_LOST: 'accept' });
    await ready();
    expect(await names()).toEqual(['[erased]', '[erased]']);
  });

  it('is copied into a new folder only, for the owner alone', async () => {
    expect(statSync(copy).mode & 0o777).toBe(0o700);
    for (const secret of ['person-keys/person-keys.sqlite', 'webhooks.sqlite', 'proofs/keys/signing-key'])
      expect([secret, statSync(join(copy, secret)).mode & 0o777]).toEqual([secret, 0o600]);
    expect(await cct(['backup', copy], { DATA_DIR: service.dataDir })).toMatchObject({ code: 1 });
  });

  const cctAudit = () => cct(['audit', '--key', key], { DATA_DIR: service.dataDir, TRACKER_URL: service.url });
});
