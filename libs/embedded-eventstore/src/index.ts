import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { STORE_FILE } from './log/schema.ts';

export interface EmbeddedOptions {
  /** Folder of the store's file; made if missing. */
  readonly dataDir?: string;
  /** A folder of its own that goes away at the stop: for tests. The file is written as durably as any. */
  readonly temporary?: true;
  /** TCP port on 127.0.0.1; any free one by default. */
  readonly port?: number;
}

export interface EmbeddedEventStore {
  /** Connection string for any official client. */
  readonly url: string;
  readonly port: number;
  /** Ends cleanly; the address answers no more. */
  stop(): Promise<void>;
}

/** Raised when the store can't be started: the folder, the file or the port is not usable. */
export class EmbeddedStartFailed extends Error {
  readonly code = 'EMBEDDED_START_FAILED';
}

/**
 * Starts an event store in a thread of its own, on one file, that speaks EventStoreDB's protocol on 127.0.0.1.
 * @throws EmbeddedStartFailed when it can't.
 */
export async function startEmbeddedEventStore(options: EmbeddedOptions = {}): Promise<EmbeddedEventStore> {
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'event-store-'));
  mkdirSync(folder, { recursive: true });
  const source = import.meta.url.endsWith('.ts');
  const worker = new Worker(new URL(source ? './server/worker.ts' : './server/worker.js', import.meta.url), {
    workerData: { file: join(folder, STORE_FILE), port: options.port ?? 0 },
    execArgv: [],
  });
  const started = await firstMessage(worker);
  if (started.port === undefined) {
    await worker.terminate();
    throw new EmbeddedStartFailed(`The event store in ${folder} could not be started: ${started.error}`);
  }
  const { port } = started;
  let stopping: Promise<void> | undefined;
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    port,
    stop: () => (stopping ??= stopWorker(worker, options.temporary || !options.dataDir ? folder : undefined)),
  };
}

interface WorkerMessage {
  readonly port?: number;
  readonly error?: string;
}

function firstMessage(worker: Worker): Promise<WorkerMessage> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error: Error) => resolve({ error: error.message }));
    worker.once('exit', (code) => resolve({ error: `its thread ended with ${code}` }));
  });
}

async function stopWorker(worker: Worker, remove: string | undefined): Promise<void> {
  const stopped = firstMessage(worker);
  worker.postMessage('stop');
  await stopped;
  await worker.terminate();
  if (remove) rmSync(remove, { recursive: true, force: true });
}
