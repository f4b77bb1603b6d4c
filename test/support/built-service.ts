import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OFFICER, READER } from './bodies.ts';
import { bearer } from './tokens.ts';
import { Child, type Ended } from './child.ts';
import type { Reply } from './reply.ts';

const MAIN = 'apps/tracker/src/main.ts';

/** The service as users run it: built, in a process of its own, on a data folder that outlives its ends and crashes. */
export class BuiltService {
  url = '';
  private child: Child | undefined;
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** On a new data folder and a free port. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<BuiltService> {
    const service = new BuiltService(mkdtempSync(join(tmpdir(), 'built-service-')), env);
    await service.restart();
    return service;
  }

  /** A start of the built service that may fail: on a folder or with a configuration that it refuses. */
  static launch(env: Readonly<Record<string, string | undefined>>): Child {
    // Services of one test that share a store have folders of their own, keys of persons among them.
    const PERSON_KEYS_LOST = env['EVENTSTORE_URL'] === undefined ? undefined : 'accept';
    return Child.start(MAIN, [], { EVENTSTORE_URL: undefined, LOG_LEVEL: 'error', PERSON_KEYS_LOST, ...env });
  }

  /** Starts it again on the same data folder, at another address; with other variables where they are given. */
  async restart(env: Readonly<Record<string, string | undefined>> = {}): Promise<void> {
    this.child = BuiltService.launch({ PORT: '0', DATA_DIR: this.dataDir, ...this.env, ...env });
    this.url = await this.child.ready();
  }

  /** Asks it to end, as a service manager does. */
  async stop(): Promise<Ended> {
    return this.running.end('SIGTERM');
  }

  /** Takes the process away between two instructions, as a crash or a power cut does. */
  async kill(): Promise<void> {
    await this.running.end('SIGKILL');
  }

  /** Ends it, if it runs, and removes its data. */
  async remove(): Promise<void> {
    await this.child?.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The header with which this person calls (`id; role=ROLE; ports=PPPP`); none for nobody. */
  as(person: string): Record<string, string> {
    if (person === '') return {};
    // After a restart the service has another address, and so its provider another name.
    const key = `${this.url} ${person}`;
    const known = this.tokens.get(key) ?? bearer(this.dataDir, this.url, person);
    this.tokens.set(key, known);
    return { Authorization: known };
  }

  /** Reads as a supervisor of all ports, unless `As` names somebody else; `As: ''` is nobody. */
  async get<T = any>(
    path: string,
    { As = READER, ...headers }: Readonly<Record<string, string>> = {},
  ): Promise<Reply<T>> {
    return this.send<T>(path, { headers: { ...this.as(As), ...headers } });
  }

  /** A command by a case officer of port 2801. Rejects when the service goes away before its answer is complete. */
  async post<T = any>(
    path: string,
    body: unknown,
    { As = OFFICER, ...headers }: Readonly<Record<string, string>> = {},
  ): Promise<Reply<T>> {
    return this.send<T>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...this.as(As), ...headers },
    });
  }

  private get running(): Child {
    if (!this.child) throw new Error('The service was not started.');
    return this.child;
  }

  private async send<T>(path: string, init: RequestInit): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }
}
