import { parentPort, workerData } from 'node:worker_threads';
import { serve } from './serve.ts';

/** The server's own thread: it reports its port once it answers, and ends when told to. */
const { file, port } = workerData as { file: string; port: number };

try {
  const serving = await serve(file, port);
  parentPort?.postMessage({ port: serving.port });
  parentPort?.once('message', () => {
    void serving.stop().then(() => parentPort?.postMessage({ stopped: true }));
  });
} catch (error) {
  parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
}
