import { parentPort, workerData } from 'node:worker_threads';
import { keepLog, type KeptLog } from './keep-log.ts';
import type { LogSettings } from './settings.ts';

/** The thread that keeps the log: hashing and committing hold nobody up. */
const port = parentPort!;
let log: KeptLog | undefined;
try {
  log = keepLog(workerData as LogSettings, (status) => port.postMessage(status));
} catch (error) {
  port.postMessage({ phase: 'refused', size: 0, position: 0n, problem: (error as Error).message });
}
port.once('message', () => void (log?.stop() ?? Promise.resolve()).finally(() => port.close()));
