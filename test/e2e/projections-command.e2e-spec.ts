import { join } from 'node:path';
import { listReadModels, openDatabase, requestRebuild } from '#libs/projections';
import { followBuild } from '../../apps/cli/src/projections/follow-build.ts';
import { DETAIN_ALL, newCaseId, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';
import { Child, type Ended } from '../support/child.ts';

describe('The command line for read models, beside a running service', () => {
  let service: BuiltService;
  let position: string;

  beforeAll(async () => {
    service = await BuiltService.start();
    for (let number = 0; number < 3; number++) {
      const caseId = newCaseId();
      await service.post('/cases', openBody(caseId, 20));
      const { body } = await service.post<{ position: string }>(`/cases/${caseId}/detain`, DETAIN_ALL(5));
      position = body.position;
    }
    expect((await service.get(`/cases?atLeast=${position}`)).status).toBe(200);
  });
  afterAll(() => service.remove());

  const cct = (...args: string[]): Promise<Ended> =>
    Child.start('apps/cli/src/main.ts', ['projections', ...args, '--data', service.dataDir], {
      EVENTSTORE_URL: undefined,
      DATABASE_URL: undefined,
    }).ended;

  it('lists what is read and how far it is', async () => {
    const { code, stdout } = await cct('list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ name: 'cases', generation: 0, state: 'read' })]);
  });

  it('builds one anew while the service goes on answering, and finds every row right before and after', async () => {
    expect(await cct('verify')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('every row is what the log says'),
    });
    const { code, stdout, stderr } = await cct('rebuild', 'cases');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('cases is read in build 1 from now on');
    expect(await cct('verify')).toMatchObject({ code: 0 });
    const { status, body } = await service.get<{ cases: unknown[] }>(`/cases?atLeast=${position}`);
    expect({ status, cases: body.cases.length }).toEqual({ status: 200, cases: 3 });
  });

  it('says what there is not', async () => {
    expect(await cct('rebuild', 'casses')).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/no read model casses .*but cases/),
    });
  });

  it('verifies what a service has left behind when it has ended', async () => {
    await service.stop();
    expect(await cct('verify', '--json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"differences": []'),
    });
  });

  it('tells who waits for a build that no service has begun with it, or goes on with it', async () => {
    const database = openDatabase(join(service.dataDir, 'read-models.sqlite'));
    try {
      const generation = await requestRebuild(database, 'cases');
      const wait = () => followBuild(database, { name: 'cases', generation }, { beginMs: 0, goOnMs: 0 });
      await expect(wait()).rejects.toThrow('No service has begun with it yet');
      const [{ version } = { version: 0 }] = await listReadModels(database);
      await database.write(async ({ db }) => {
        const begun = { model: 'cases', version, generation };
        await db.$extendTables<Checkpoints>().insertInto('projection_checkpoint').values(begun).execute();
      });
      await expect(wait()).rejects.toThrow('has not come any further');
    } finally {
      await database.close();
    }
  });
});

type Checkpoints = { projection_checkpoint: { model: string; version: number; generation: number } };
