import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** The thread of wal-keeper.ts: a second connection, which never writes an event. */
const db = new DatabaseSync(workerData as string);
db.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = 0');
const move = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (told: 'move' | 'end') => {
  if (told === 'move') {
    move.get();
    parentPort?.postMessage('done');
  } else {
    db.close();
    parentPort?.close();
  }
});
