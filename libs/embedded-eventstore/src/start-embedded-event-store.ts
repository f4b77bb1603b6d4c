import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreError, type StoreErrorCode } from './log/errors.ts';
import { STORE_FILE } from './log/schema.ts';
import { MOST_BYTES } from './server/options.ts';
import type { WorkerMessage, WorkerStart } from './server/worker-messages.ts';

export interface EmbeddedOptions {
  /** Folder of the store's file; made if missing. */
  readonly dataDir?: string;
  /** A folder of its own that goes away at the stop: for tests. The file is written as durably as any. */
  readonly temporary?: true;
  /** TCP port on 127.0.0.1; any free one by default. */
  readonly port?: number;
  /**
   * Whose thread it runs in: its own by default, so that it and its user do not wait for each other. For a process that
   * does nothing else, the caller's, which starts sooner and takes less memory.
   */
  readonly thread?: 'own' | 'caller';
  /** A new store begins with a system event, as that of a node does. Without it `$all` is empty. */
  readonly systemEvents?: true;
  /** Bytes that the events of one append may have together: 1 MiB by default, as of the real server, and up to 16,767,216. */
  readonly maxAppendSize?: number;
}

/** What one append may have by default, and at the most, in bytes. */
const APPEND_SIZE = { byDefault: 1024 * 1024, most: MOST_BYTES };

export interface EmbeddedEventStore {
  /** Connection string for any official client. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the server has ended: with the error, unless it was stopped. Never rejects. */
  readonly ended: Promise<Error | undefined>;
  /** Ends cleanly; the address answers no more. */
  stop(): Promise<void>;
}

/** Raised when the store can't be started: the folder, the file or the port is not usable. */
export class EmbeddedStartFailed extends Error {
  readonly code = 'EMBEDDED_START_FAILED';
  /** What is wrong with the file, if it is the file. */
  readonly reason: StoreErrorCode | undefined;

  constructor(message: string, reason?: StoreErrorCode) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Starts an event store in a thread of its own, on one file, that speaks EventStoreDB's protocol on 127.0.0.1.
 * @throws EmbeddedStartFailed when it can't.
 */
export async function startEmbeddedEventStore(options: EmbeddedOptions = {}): Promise<EmbeddedEventStore> {
  const maxAppendSize = checkedAppendSize(options.maxAppendSize ?? APPEND_SIZE.byDefault);
  const isTemporary = options.temporary === true || options.dataDir === undefined;
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'event-store-'));
  mkdirSync(folder, { recursive: true });
  const systemEvents = options.systemEvents === true;
  const start = { file: join(folder, STORE_FILE), port: options.port ?? 0, systemEvents, maxAppendSize };
  const running = await (options.thread === 'caller' ? runHere(start) : runInThread(start));
  const ended = running.ended.finally(() => {
    if (isTemporary) rmSync(folder, { recursive: true, force: true });
  });
  const { started } = running;
  if (started.kind === 'failed') {
    await ended;
    throw new EmbeddedStartFailed(
      `The event store in ${folder} could not be started: ${started.message}`,
      started.reason,
    );
  }
  const stop = async (): Promise<void> => {
    running.stop();
    await ended;
  };
  const { port } = started;
  return { url: `esdb://127.0.0.1:${port}?tls=false`, port, ended, stop };
}

function checkedAppendSize(bytes: number): number {
  if (Number.isInteger(bytes) && bytes > 0 && bytes <= APPEND_SIZE.most) return bytes;
  throw new EmbeddedStartFailed(`An append may have from 1 to ${APPEND_SIZE.most} bytes, not ${bytes}.`);
}

/** A server that runs, or could not be started, in which case it has ended or is about to. */
interface Running {
  readonly started: WorkerMessage;
  readonly ended: Promise<Error | undefined>;
  stop(): void;
}

async function runInThread(start: WorkerStart): Promise<Running> {
  const worker = startWorker(start);
  const ended = endOf(worker);
  const started = await Promise.race([firstMessage(worker), ended.then(asFailure)]);
  return { started, ended, stop: () => worker.postMessage('stop') };
}

async function runHere(start: WorkerStart): Promise<Running> {
  const { serve } = await import('./server/serve.ts');
  try {
    const serving = await serve(start);
    const { promise: ended, resolve } = Promise.withResolvers<Error | undefined>();
    let isStopping = false;
    const stop = (): void => {
      if (!isStopping)
        serving.stop().then(
          () => resolve(undefined),
          (error: unknown) => resolve(asError(error)),
        );
      isStopping = true;
    };
    return { started: { kind: 'serving', port: serving.port }, ended, stop };
  } catch (error) {
    return { started: asFailure(error), ended: Promise.resolve(undefined), stop: () => undefined };
  }
}

/** MiB of short-lived objects in the thread. Unless told so V8 lets them take 192 before it looks through them once. */
const YOUNG_MIB = 48;

function startWorker(start: WorkerStart): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  return new Worker(new URL(isSource ? './server/worker.ts' : './server/worker.js', import.meta.url), {
    workerData: start,
    execArgv: isSource ? ['--conditions=source'] : [],
    name: 'embedded-eventstore',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  });
}

const firstMessage = (worker: Worker): Promise<WorkerMessage> =>
  new Promise((resolve) => worker.once('message', resolve));

function endOf(worker: Worker): Promise<Error | undefined> {
  return new Promise((resolve) => {
    let failure: Error | undefined;
    worker.on('error', (error: Error) => (failure = error));
    worker.once('exit', () => resolve(failure));
  });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const asFailure = (error: unknown): WorkerMessage => ({
  kind: 'failed',
  message: error === undefined ? 'its thread ended' : asError(error).message,
  reason: error instanceof StoreError ? error.code : undefined,
});
