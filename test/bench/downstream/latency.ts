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

type Listeners = readonly [Readers, Omit<Asked, 'do'>];

/** From the moment that an officer's command is answered until each of the readers has its event, at the 99th percentile. */
export async function latency({ tracker, reader, storeUrl }: Bench): Promise<Row[]> {
  const raw = await startReaders('raw', storeUrl);
  const sse = await startReaders('sse', tracker.url, reader);
  const subscription: Listeners = [raw, { count: 1, what: 'published' }];
  const round = (pace: typeof BUSY, ...listeners: Listeners[]): Promise<number[]> => p99s(tracker, pace, ...listeners);
  // The first round warms up.
  const best = { one: WORST, many: WORST, cases: WORST, rawMany: WORST };
  for (let at = 0; at <= ROUNDS; at++) {
    const now = {
      // A subscription and the stream's readers receive the same events at the same time, on a machine as busy for both.
      one: await round(BUSY, [sse, { count: 1 }], subscription),
      many: await round(BUSY, [sse, { count: MANY }], subscription),
      cases: await round(BUSY, [raw, { count: 1, what: 'cases' }]),
      rawMany: await round(QUIET, [raw, { count: MANY, what: 'published' }]),
    };
    if (at > 0) for (const kind of KINDS) best[kind] = lesser(best[kind], now[kind]);
  }
  await raw.stop();
  await sse.stop();
  return rows(best);
}

const KINDS = ['one', 'many', 'cases', 'rawMany'] as const;
const WORST: readonly number[] = [Infinity, Infinity];

/** The round in which the readers had their events sooner, with what the subscription beside them had in it. */
function lesser(one: readonly number[], other: readonly number[]): readonly number[] {
  return (one[0] ?? NaN) <= (other[0] ?? NaN) ? one : other;
}

function rows(p99: Readonly<Record<(typeof KINDS)[number], readonly number[]>>): Row[] {
  const name = (readers: string): string => `acknowledged to received over the HTTP stream, ${readers}, p99`;
  const [one = NaN, besideOne = NaN] = p99.one;
  const [many = NaN, besideMany = NaN] = p99.many;
  const [cases = NaN] = p99.cases;
  const [rawMany = NaN] = p99.rawMany;
  const beside = 'raw client subscription to the published stream beside it, p99';
  return [
    atMost(name('1 reader'), one, 'ms', beside, besideOne, 3),
    atMost(name('each of 1,000 readers'), many, 'ms', beside, besideMany, 3),
    // One receiver on a machine that serves nobody else, and as many receivers without the service.
    compared(name('each of 1,000 readers'), many, 'ms', 'the same subscription beside 1 reader, p99', besideOne),
    atMost(name('each of 1,000 readers'), many, 'ms', 'each of 1,000 raw client subscriptions, p99', rawMany, 3),
    compared(name('1 reader'), one, 'ms', 'raw client subscription to the cases themselves, p99', cases),
  ];
}

/**
 * Milliseconds at the 99th percentile over events and receivers, for each kind of listeners; 0 when an event was there
 * before its command was answered.
 */
async function p99s(
  tracker: Bench['tracker'],
  { notes, pauseMs }: typeof BUSY,
  ...listeners: readonly Listeners[]
): Promise<number[]> {
  const officer = new Officer(tracker);
  await officer.openCase();
  await sleep(300);
  for (const [readers, asked] of listeners) await readers.ask({ do: 'listen', ...asked });
  const acknowledged = await officer.notes(notes, pauseMs);
  officer.leave();
  const found: number[] = [];
  for (const [readers, { count }] of listeners) {
    const receipts = await received(readers, notes * count);
    const first = receipts.reduce((least, { place }) => Math.min(least, place), Infinity);
    const lags = receipts.map(({ place, at }) => Math.max(0, (at - (acknowledged[place - first] ?? NaN)) / 1e6));
    found.push(quantile(lags, 0.99));
  }
  return found;
}

/** Waits until so much is received, and lets the readers go. */
async function received(readers: Readers, count: number): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  while (receipts.length < count) {
    for (const receipt of await readers.ask<Receipt[]>({ do: 'receipts', count: 0 })) receipts.push(receipt);
    await sleep(20);
  }
  await readers.ask({ do: 'stop', count: 0 });
  return receipts;
}
