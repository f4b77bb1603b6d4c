import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '../../apps/tracker/src/config/settings.ts';
import { createApp } from '../../apps/tracker/src/http/create-app.ts';

export interface Reply<T = any> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** The whole service in this process, on a port and a data folder of its own, asked over HTTP. */
export class TestTracker {
  private constructor(
    private readonly app: NestFastifyApplication,
    readonly url: string,
    private readonly folder: string,
  ) {}

  /** With `EVENTSTORE_URL` in the environment it runs on the store named there; case ids must then be new ones. */
  static async start(): Promise<TestTracker> {
    const folder = mkdtempSync(join(tmpdir(), 'tracker-'));
    const { EVENTSTORE_URL } = process.env;
    const settings = readSettings({
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      NODE_ENV: 'test',
      EVENTSTORE_URL,
    });
    const app = await createApp(settings);
    await app.listen(0, '127.0.0.1');
    return new TestTracker(app, await app.getUrl(), folder);
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get<T = any>(path: string): Promise<Reply<T>> {
    return this.send<T>(path, {});
  }

  /** A command by a case officer of port 2801, unless other headers say otherwise. */
  post<T = any>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.send<T>(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-Development-Actor': OFFICER, ...headers },
    });
  }

  private async send<T>(path: string, init: RequestInit): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }
}

export const OFFICER = 'm.rivera; role=case-officer; ports=2801';
export const SUPERVISOR = 's.ito; role=supervisor; ports=2801';

let number = 0;

/** A case number that no other test and no other run uses. */
export function newCaseId(): string {
  return `T${Date.now().toString(36)}-${process.pid}-${++number}`.toUpperCase();
}

/** The body that opens a case with one line of so many units. */
export function openBody(caseId: string, counted = 900): Record<string, unknown> {
  return {
    caseId,
    port: '2801',
    parties: [{ role: 'importer', name: 'Demo Importer A' }],
    clockRegime: 'title19',
    presentedOn: '2025-01-10',
    campaign: 'End-to-end',
    lines: [
      {
        line: 1,
        description: 'Crypto-mining machines',
        manufacturer: 'Bitmain',
        model: 'Antminer S21',
        htsus: { code: '8543.70.9860', edition: '2025' },
        origin: 'CN',
        unitValue: { amount: 320000, currency: 'USD', basis: 'entered' },
        counted,
      },
    ],
  };
}

export const DETAIN_ALL = (quantity: number) => ({
  lines: [{ line: 1, quantity }],
  basis: 'decision',
  reasonCode: 'agency-request',
});

export const SEIZE_ALL = (quantity: number) => ({
  lines: [{ line: 1, quantity }],
  legalBases: ['19 USC 1595a(c)(2)(A)'],
  reasonableCause: 'Radio equipment without authorisation',
  fpfCaseNumber: '2025-2801-000123-01',
  receiptNumber: '6051S-1',
  approver: { id: 's.ito' },
});

export const RELEASE = (quantity: number, from?: string) => ({
  lines: [{ line: 1, quantity, ...(from && { from }) }],
  releaseType: from === 'detained' ? 'admissible' : 'remission',
  authorityReference: 'Decision 2025-2801-000123',
  approver: { id: 's.ito' },
});
