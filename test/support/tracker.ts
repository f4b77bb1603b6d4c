import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DeclaredRoute, declaredRoutes } from '../../apps/tracker/src/access/route-access.ts';
import { readSettings } from '../../apps/tracker/src/config/settings.ts';
import { createApp } from '../../apps/tracker/src/http/create-app.ts';
import { approvalPath, OFFICER, READER, SUPERVISOR } from './bodies.ts';
import { eventually } from './eventually.ts';
import { bearer } from './tokens.ts';
import type { Reply } from './reply.ts';

export * from './bodies.ts';
export type { Reply } from './reply.ts';

/** The whole service in this process, on a port and a data folder of its own, asked over HTTP. */
export class TestTracker {
  private readonly tokens = new Map<string, string>();

  private constructor(
    private readonly app: NestFastifyApplication,
    readonly url: string,
    readonly folder: string,
  ) {}

  /** With `EVENTSTORE_URL` in the environment it runs on the store named there; case ids must then be new ones. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<TestTracker> {
    return TestTracker.on(process.env['EVENTSTORE_URL'], env);
  }

  /** For what needs a log with nothing else in it, or case numbers of its own: always the embedded store. */
  static startOnOwnStore(): Promise<TestTracker> {
    return TestTracker.on(undefined);
  }

  private static async on(
    EVENTSTORE_URL: string | undefined,
    env: Readonly<Record<string, string>> = {},
  ): Promise<TestTracker> {
    const folder = mkdtempSync(join(tmpdir(), 'tracker-'));
    const settings = readSettings({
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      NODE_ENV: 'test',
      EVENTSTORE_URL,
      // A store that was named holds what services of other tests have sealed and signed, with keys that went away with their folders.
      ...((EVENTSTORE_URL ?? env['EVENTSTORE_URL']) && {
        PERSON_KEYS_LOST: 'accept',
        CHECKPOINT_ORIGIN: `test-${basename(folder)}`,
      }),
      ...env,
    });
    const app = await createApp(settings);
    await app.listen(0, '127.0.0.1');
    const tracker = new TestTracker(app, await app.getUrl(), folder);
    if (settings.EVENTSTORE_URL !== undefined && settings.EVENTSTORE_URL === process.env['EVENTSTORE_URL'])
      await tracker.level();
    return tracker;
  }

  /** A store that was named can hold any number of cases, which a new service reads first. */
  private async level(): Promise<void> {
    const ready = async () => (await this.get('/health/ready')).status === 200;
    await eventually('the read models are level with the store', ready, 240_000);
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Every route, as its controller declares it. */
  routes(): DeclaredRoute[] {
    const controllers = this.app.get(DiscoveryService).getControllers();
    return declaredRoutes(controllers.flatMap(({ metatype }) => (metatype ? [metatype as never] : [])));
  }

  /** The header with which this person calls (`id; role=ROLE; ports=PPPP`); none for nobody. */
  as(person: string): Record<string, string> {
    if (person === '') return {};
    const known = this.tokens.get(person) ?? bearer(this.folder, this.url, person);
    this.tokens.set(person, known);
    return { Authorization: known };
  }

  /** Reads as a supervisor of all ports, unless `As` names somebody else; `As: ''` is nobody. */
  get<T = any>(path: string, { As = READER, ...headers }: Record<string, string> = {}): Promise<Reply<T>> {
    return this.send<T>(path, { headers: { ...this.as(As), ...headers } });
  }

  /** A command by a case officer of port 2801, unless `As` names somebody else. */
  post<T = any>(
    path: string,
    body: unknown,
    { As = OFFICER, ...headers }: Record<string, string> = {},
  ): Promise<Reply<T>> {
    return this.send<T>(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...this.as(As), ...headers },
    });
  }

  /** A deed that needs a second person: proposed by an officer, then approved by a supervisor; answered with the approval. */
  async approved<T = any>(path: string, body: unknown, { As = OFFICER, By = SUPERVISOR } = {}): Promise<Reply<T>> {
    const proposed = await this.post(path, body, { As });
    if (proposed.status !== 202) return proposed as Reply<T>;
    return this.post<T>(approvalPath(path, proposed.body.proposal.proposalId), {}, { As: By });
  }

  private async send<T>(path: string, init: RequestInit): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }
}
