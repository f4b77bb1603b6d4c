import { atLeast, type Row } from '../row.ts';
import type { Bench } from './office.ts';
import { startReaders } from './reader.ts';

const ROUNDS = 4;

/** One reader from the beginning to the end, each event parsed, in turns with the official client; the best of each counts. */
export async function catchUp({ tracker, reader, storeUrl, events }: Bench): Promise<Row[]> {
  const raw = await startReaders('raw', storeUrl);
  const sse = await startReaders('sse', tracker.url, reader);
  const best = { raw: 0, sse: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, readers] of [
      ['raw', raw],
      ['sse', sse],
    ] as const) {
      const ms = await readers.ask<number>({ do: 'catchUp', count: events });
      await readers.ask({ do: 'stop', count: 0 });
      best[name] = Math.max(best[name], (events * 1000) / ms);
    }
  }
  await raw.stop();
  await sse.stop();
  return [
    atLeast(
      'catch-up over the HTTP stream, one reader',
      best.sse,
      'events/s',
      'raw client subscription to the published stream',
      best.raw,
      0.5,
    ),
  ];
}
