import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../quantiles.ts';
import { atMost, compared, type Row } from '../row.ts';
import { type Bench, Officer } from './office.ts';
import { type Asked, type Readers, type Receipt, startReaders } from './reader.ts';

const ROUNDS = 3;
/** Twenty-odd commands a second: more than the busiest hour of an office, less than what would queue. */
const BUSY = { notes: 150, pauseMs: 40 };
/** A thousand raw subscriptions take more than a tenth of a second for each event: for them, what does not queue. */
const QUIET = { notes: 20, pauseMs: 500 };
const MANY = 1_000;

/** From the moment that an officer's command is answered until each of the readers has its event, at the 99th percentile. */
export async function latency({ tracker, reader, storeUrl }: Bench): Promise<Row[]> {
  const raw = await startReaders('raw', storeUrl);
  const sse = await startReaders('sse', tracker.url, reader);
  const kinds: readonly [string, Readers, Asked, typeof BUSY?][] = [
    ['raw', raw, { do: 'listen', count: 1, what: 'published' }],
    ['rawCases', raw, { do: 'listen', count: 1, what: 'cases' }],
    ['one', sse, { do: 'listen', count: 1 }],
    ['many', sse, { do: 'listen', count: MANY }],
    ['rawMany', raw, { do: 'listen', count: MANY, what: 'published' }, QUIET],
  ];
  const p99 = new Map(kinds.map(([kind]) => [kind, Infinity]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [kind, readers, asked, pace] of kinds) {
      const lags = await lagsOf(tracker, readers, asked, pace);
      // The first round warms up.
      if (round > 0) p99.set(kind, Math.min(p99.get(kind) ?? Infinity, quantile(lags, 0.99)));
    }
  }
  await raw.stop();
  await sse.stop();
  const of = (kind: string): number => p99.get(kind) ?? NaN;
  const name = (readers: string): string => `acknowledged to received over the HTTP stream, ${readers}, p99`;
  const limit = ['raw client subscription to the published stream, p99', of('raw')] as const;
  return [
    atMost(name('1 reader'), of('one'), 'ms', ...limit, 3),
    atMost(name('each of 1,000 readers'), of('many'), 'ms', ...limit, 3),
    // The same number of receivers without the service; the row above has one against a thousand.
    atMost(
      name('each of 1,000 readers'),
      of('many'),
      'ms',
      'each of 1,000 raw client subscriptions, p99',
      of('rawMany'),
      3,
    ),
    compared(name('1 reader'), of('one'), 'ms', 'raw client subscription to the cases themselves, p99', of('rawCases')),
  ];
}

/** Milliseconds, for each event and each reader; 0 when it was there before the command was answered. */
async function lagsOf(
  tracker: Bench['tracker'],
  readers: Readers,
  asked: Asked,
  { notes, pauseMs } = BUSY,
): Promise<number[]> {
  const officer = new Officer(tracker);
  await officer.openCase();
  await sleep(300);
  await readers.ask(asked);
  const acknowledged = await officer.notes(notes, pauseMs);
  officer.leave();
  const receipts: Receipt[] = [];
  const ask = { count: 0 } as const;
  while (receipts.length < notes * asked.count) {
    for (const receipt of await readers.ask<Receipt[]>({ do: 'receipts', ...ask })) receipts.push(receipt);
    await sleep(20);
  }
  await readers.ask({ do: 'stop', ...ask });
  const first = receipts.reduce((least, { place }) => Math.min(least, place), Infinity);
  return receipts.map(({ place, at }) => Math.max(0, (at - (acknowledged[place - first] ?? NaN)) / 1e6));
}
