import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { StoreError } from '../log/errors.ts';
import type { WorkerMessage, WorkerStart } from './worker-messages.ts';

/** The server's own thread: it reports its port once it answers, and ends when told to. */
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

try {
  // Loaded here, so that it need not be compiled from the second time on.
  enableCompileCache();
  const { serve } = await import('./serve.ts');
  const serving = await serve(workerData as WorkerStart);
  tell({ kind: 'serving', port: serving.port });
  parentPort?.once('message', () => {
    void serving.stop().then(() => parentPort?.close());
  });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  tell({ kind: 'failed', message, reason: error instanceof StoreError ? error.code : undefined });
  parentPort?.close();
}
