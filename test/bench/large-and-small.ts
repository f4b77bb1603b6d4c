import { EventStore } from '#libs/event-store';
import { fillStore } from './case-log.ts';
import { HttpConnection } from './http-connection.ts';
import { READER } from '../support/bodies.ts';
import { type MeasuredTracker, startStore, startTracker } from './processes.ts';
import { quantile } from './quantiles.ts';
import { atMost, type Row, told } from './row.ts';
import { untilIdle } from './until-idle.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const QUERIES = 4_000;
const WRITES = 1_000;

/** What does and does not grow with the number of cases; and how soon a write can be read. */
export async function largeAndSmall(folder: string): Promise<Row[]> {
  const small = await measure(`${folder}/small`, SMALL);
  const large = await measure(`${folder}/large`, LARGE);
  return [
    atMost('status query p99, 100,000 cases', large.queryP99, 'ms', 'with 1,000 cases', small.queryP99, 1.5),
    told('acknowledged to visible, p50', large.visibleP50, 'ms'),
    told('acknowledged to visible, p99', large.visibleP99, 'ms'),
    told(`ready on a warm folder of ${large.events.toLocaleString('en-US')} events`, large.readyMs, 'ms'),
    told(`memory of the service after ${large.events.toLocaleString('en-US')} events`, large.memory, 'MiB'),
  ];
}

interface Figures {
  readonly events: number;
  readonly queryP99: number;
  readonly visibleP50: number;
  readonly visibleP99: number;
  readonly readyMs: number;
  readonly memory: number;
}

async function measure(folder: string, cases: number): Promise<Figures> {
  const { events, position } = await filled(folder, cases);
  // The first start builds the read models; the figure is that of a warm start.
  const first = await startTracker({ DATA_DIR: folder, EVENTSTORE_URL: '' });
  const connection = new HttpConnection(first.port);
  await caughtUp(connection, position, first.as(READER));
  // Publishing and proofs come behind; what they still have to do is no matter of how many cases there are.
  await untilIdle(first);
  const memory = first.memory();
  connection.close();
  await first.stop();

  const tracker = await startTracker({ DATA_DIR: folder, EVENTSTORE_URL: '' });
  const readyMs = tracker.readyMs;
  await untilIdle(tracker);
  const queries = await timeQueries(tracker, cases);
  const visible = await timeVisibility(tracker);
  await tracker.stop();
  return {
    events,
    memory,
    readyMs,
    queryP99: quantile(queries, 0.99),
    visibleP50: quantile(visible, 0.5),
    visibleP99: quantile(visible, 0.99),
  };
}

async function filled(folder: string, cases: number): Promise<{ events: number; position: bigint }> {
  const process = await startStore(`${folder}/event-store`);
  const store = EventStore.connect(process.url);
  const result = await fillStore(store, cases, 1);
  await store.dispose();
  await process.stop();
  return result;
}

async function caughtUp(connection: HttpConnection, position: bigint, reader: string): Promise<void> {
  for (;;) {
    const { status } = await connection.get(`/api/v1/cases?limit=1&atLeast=${position}`, reader);
    if (status === 200) return;
  }
}

async function timeQueries(tracker: MeasuredTracker, cases: number): Promise<number[]> {
  const connection = new HttpConnection(tracker.port);
  const reader = tracker.as(READER);
  const times: number[] = [];
  for (let n = 0; n < QUERIES * 1.25; n++) {
    const id = `BENCH-${String(Math.floor(Math.random() * cases)).padStart(7, '0')}`;
    const started = performance.now();
    const { status } = await connection.get(`/api/v1/cases/${id}`, reader);
    if (status !== 200) throw new Error(`${id}: ${status}`);
    if (n >= QUERIES * 0.25) times.push(performance.now() - started);
  }
  connection.close();
  return times;
}

/** From the answer to a command to the answer of a read that has to include it. */
async function timeVisibility(tracker: MeasuredTracker): Promise<number[]> {
  const connection = new HttpConnection(tracker.port);
  const person = tracker.as(READER);
  const times: number[] = [];
  for (let n = 0; n < WRITES; n++) {
    const id = `BENCH-${String(n).padStart(7, '0')}`;
    const written = await connection.post(`/api/v1/cases/${id}/add-note`, person, '{"text":"Seen."}');
    const acknowledged = performance.now();
    const { position } = JSON.parse(written.body.toString('utf8')) as { position: string };
    await connection.get(`/api/v1/cases/${id}?atLeast=${position}`, person);
    times.push(performance.now() - acknowledged);
  }
  connection.close();
  return times;
}
