import { fillFolder, startEmbeddedEventStore, startTransportLimit } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import {
  appendsPerSecond,
  lagsOf,
  lengthen,
  type Lags,
  readsPerSecond,
  sequentialPerSecond,
  subscribedPerSecond,
} from './event-store-loads.ts';
import { quantile } from './quantiles.ts';
import { atLeast, atMost, compared, type Row } from './row.ts';
import { synchronisedPerSecond } from './synchronised.ts';

const ROUNDS = 5;
const BYTES = 300;
const LOG = { events: 100_000, bytes: BYTES, prefixes: ['case-', 'other-'] };
const LONG_STREAM = { stream: 'long-1', events: 30_000 };
const LIMIT = 'the same transport, nothing stored';

/**
 * The event store against what its transport allows: a server that decodes the same messages and answers at once. The two
 * take turns, round by round, each on the same client, and the best round of each counts: what else the machine does slows
 * down both, and the best rounds least.
 */
export async function eventStore(folder: string): Promise<Row[]> {
  const dataDir = `${folder}/event-store`;
  await fillFolder(dataDir, LOG);
  const half = LOG.events / 2;
  const servers = {
    store: await startEmbeddedEventStore({ dataDir }),
    limit: await startTransportLimit({ events: half, bytes: BYTES }),
    synchronised: await startTransportLimit({ synchronised: `${folder}/synchronised` }),
  };
  const store = EventStore.connect(servers.store.url);
  const limit = EventStore.connect(servers.limit.url);
  const synchronised = EventStore.connect(servers.synchronised.url);
  try {
    await fillLongStream(store);
    return [
      ...(await appends(store, limit)),
      ...(await sequentialAppends(store, synchronised, `${folder}/raw`)),
      ...(await reads(store, limit, half)),
      ...(await liveness(store, limit)),
    ];
  } finally {
    for (const client of [store, limit, synchronised]) await client.dispose();
    for (const server of Object.values(servers)) await server.stop();
  }
}

async function fillLongStream(store: EventStore): Promise<void> {
  for (let at = 0; at < LONG_STREAM.events; at += 500) await lengthen(store, LONG_STREAM.stream, 500, BYTES);
}

async function appends(store: EventStore, limit: EventStore): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [inFlight, target] of [
    [64, 0.6],
    [256, 0.7],
  ] as const) {
    const best = await inTurns(
      () => appendsPerSecond(store, inFlight, BYTES),
      () => appendsPerSecond(limit, inFlight, BYTES),
    );
    rows.push(atLeast(`durable appends, ${inFlight} in flight`, best.value, '1/s', LIMIT, best.limit, target));
  }
  return rows;
}

/** One at a time there is nobody to share a commit with: the limit is one fdatasync for each, over the same transport. */
async function sequentialAppends(store: EventStore, synchronised: EventStore, file: string): Promise<Row[]> {
  const best = await inTurns(
    () => sequentialPerSecond(store, BYTES),
    () => sequentialPerSecond(synchronised, BYTES),
  );
  const apart = await inTurns(
    () => appendsPerSecond(store, 1, BYTES),
    () => appendsPerSecond(synchronised, 1, BYTES),
  );
  const raw = Math.max(...Array.from({ length: ROUNDS }, () => synchronisedPerSecond(file, BYTES)));
  const synchronising = 'one fdatasync each over the same transport';
  return [
    atLeast('sequential appends', best.value, '1/s', synchronising, best.limit, 0.8),
    compared('  each to a stream of its own', apart.value, '1/s', synchronising, apart.limit),
    compared('sequential appends', best.value, '1/s', 'one fdatasync each, without any transport', raw),
  ];
}

async function reads(store: EventStore, limit: EventStore, half: number): Promise<Row[]> {
  const filtered = await inTurns(
    () => subscribedPerSecond(store, 'case-', half),
    () => subscribedPerSecond(limit, 'case-', half),
  );
  const long = await inTurns(
    () => readsPerSecond(store, LONG_STREAM.stream),
    () => readsPerSecond(limit, LONG_STREAM.stream),
  );
  return [
    atLeast('filtered $all catch-up, every second event', filtered.value, 'events/s', LIMIT, filtered.limit, 0.7),
    atLeast('reading a long stream', long.value, 'events/s', LIMIT, long.limit, 0.7),
  ];
}

async function liveness(store: EventStore, limit: EventStore): Promise<Row[]> {
  const all: { store: Lags[]; limit: Lags[] } = { store: [], limit: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    all.store.push(await lagsOf(store, BYTES));
    all.limit.push(await lagsOf(limit, BYTES));
  }
  const p99 = (lags: Lags[], since: keyof Lags): number =>
    Math.min(...lags.slice(1).map((round) => quantile(round[since], 0.99)));
  const since = (kind: keyof Lags) => [p99(all.store, kind), 'ms', LIMIT, p99(all.limit, kind)] as const;
  return [
    atMost('acknowledged to seen by a live subscriber, p99', ...since('sinceAcknowledged'), 3),
    compared('sent to seen by a live subscriber, p99', ...since('sinceSent')),
  ];
}

/** After a round that warms both up. */
async function inTurns(
  value: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<{ value: number; limit: number }> {
  const values: number[] = [];
  const limits: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [await value(), await limit()];
    if (round > 0) {
      values.push(one);
      limits.push(other);
    }
  }
  return { value: Math.max(...values), limit: Math.max(...limits) };
}
