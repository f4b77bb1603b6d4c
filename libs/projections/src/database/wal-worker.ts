/** Thread of `wal-keeper.ts`: moves the write-ahead log of the file named by `workerData` into the database when told to. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** How long `truncate` waits for a moment in which nobody writes, in ms. The writer waits its turn meanwhile, asleep. */
const TURN_MS = 1_000;

const connection = new DatabaseSync(String(workerData), { timeout: TURN_MS });
connection.exec('pragma synchronous = normal');

parentPort?.on('message', (mode: 'passive' | 'truncate') => {
  connection.exec(`pragma wal_checkpoint(${mode})`);
  parentPort?.postMessage('done');
});
