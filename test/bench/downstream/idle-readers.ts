import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Row } from '../row.ts';
import type { Bench } from './office.ts';
import { startReaders } from './reader.ts';

const READERS = 4_000;
const LIMIT_KB = 50;

/** What the service's resident memory grows by for each reader that is connected, level, and told nothing. */
export async function idleReaders({ tracker, reader }: Bench): Promise<Row[]> {
  const readers = await startReaders('sse', tracker.url, reader);
  await sleep(1_000);
  const before = tracker.memory();
  await readers.ask({ do: 'listen', count: READERS });
  await sleep(1_000);
  const each = Math.max(0, ((tracker.memory() - before) * 1024) / READERS);
  await readers.stop();
  return [
    atMost(`memory for each of ${READERS.toLocaleString('en-US')} idle readers`, each, 'kB', 'limit', LIMIT_KB, 1),
  ];
}
