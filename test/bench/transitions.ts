import { randomUUID } from 'node:crypto';
import { EventStore } from '#libs/event-store';
import { caseEvents } from './case-log.ts';
import { HttpConnection } from './http-connection.ts';
import { DETAIN_ALL, OFFICER, openBody, RELEASE, SEIZE_ALL, SUPERVISOR } from '../support/bodies.ts';
import { type Measured, type MeasuredTracker, startBareRoute, startStore, startTracker } from './processes.ts';
import { atLeast, compared, type Row } from './row.ts';

const SECONDS = 8;
const CONNECTIONS = [1, 16, 64];

/**
 * Transitions over HTTP against raw appends through the client to the same server, at the same concurrency. Beside them the
 * least that a command can cost with what the service is made of, which says how much of the way is its own.
 */
export async function transitions(folder: string): Promise<Row[]> {
  const store = await startStore(`${folder}/transitions`);
  const tracker = await startTracker({ DATA_DIR: `${folder}/transitions`, EVENTSTORE_URL: store.url });
  const bare = await startBareRoute(store.url);
  const rows: Row[] = [];
  try {
    await overHttp(tracker, 16, 3);
    await overBareRoute(bare, 16, 3);
    await rawAppends(store.url, 16, 3);
    for (const connections of CONNECTIONS) {
      const raw = await rawAppends(store.url, connections, SECONDS);
      const http = await overHttp(tracker, connections, SECONDS);
      const least = await overBareRoute(bare, connections, SECONDS);
      const name = `transitions over HTTP, ${connections} connection${connections === 1 ? '' : 's'}`;
      const limitName = 'raw durable appends through the client';
      rows.push(
        connections === 64
          ? atLeast(name, http, '1/s', limitName, raw, 0.5)
          : compared(name, http, '1/s', limitName, raw),
        compared(`  a bare route that validates and appends, ${connections}`, least, '1/s', limitName, raw),
      );
    }
  } finally {
    await bare.stop();
    await tracker.stop();
    await store.stop();
  }
  return rows;
}

async function rawAppends(url: string, connections: number, seconds: number): Promise<number> {
  const client = EventStore.connect(url);
  const [sample] = caseEvents(0).events.slice(2);
  if (!sample) throw new Error('no sample');
  const count = await during(seconds, connections, async (_lane, done) => {
    await client.append(`raw-${randomUUID()}`, [{ ...sample, id: randomUUID() }], 'no-stream');
    done();
  });
  await client.dispose();
  return count / seconds;
}

/** Officers who each work on cases of their own; every command that is recorded counts, a proposal and its approval as two. */
async function overHttp(tracker: MeasuredTracker, connections: number, seconds: number): Promise<number> {
  const pool: HttpConnection[] = [];
  const people = { officer: tracker.as(OFFICER), supervisor: tracker.as(SUPERVISOR) };
  const count = await during(seconds, connections, (lane, done) => {
    const connection = (pool[lane] ??= new HttpConnection(tracker.port));
    return workOnCase(connection, people, done);
  });
  for (const connection of pool) connection.close();
  return count / seconds;
}

/** The same body as a release has, to a route that decides nothing. */
async function overBareRoute(bare: Measured, connections: number, seconds: number): Promise<number> {
  const pool: HttpConnection[] = [];
  const body = JSON.stringify(RELEASE(50, 'detained'));
  const count = await during(seconds, connections, async (lane, done) => {
    const connection = (pool[lane] ??= new HttpConnection(bare.port));
    const { status, body: answer } = await connection.post(`/cases/${randomUUID()}/release`, '', body);
    if (status !== 201) throw new Error(`${status} ${answer.toString('utf8')}`);
    done();
  });
  for (const connection of pool) connection.close();
  return count / seconds;
}

/** Headers that prove who calls. */
interface CaseWorkers {
  readonly officer: string;
  readonly supervisor: string;
}

async function workOnCase(
  connection: HttpConnection,
  { officer, supervisor }: CaseWorkers,
  done: () => void,
): Promise<void> {
  const caseId = `H-${randomUUID().toUpperCase()}`;
  const send = async (path: string, body: object, as = officer, expected = 201): Promise<Buffer> => {
    const headers = `${as}Idempotency-Key: ${randomUUID()}\r\n`;
    const { status, body: answer } = await connection.post(`/api/v1/cases${path}`, headers, JSON.stringify(body));
    if (status !== expected) throw new Error(`${path}: ${status} ${answer.toString('utf8')}`);
    done();
    return answer;
  };
  await send('', openBody(caseId));
  const deeds = `/${caseId}`;
  await send(`${deeds}/detain`, DETAIN_ALL(900));
  const seizure = await send(`${deeds}/seize`, SEIZE_ALL(300), officer, 202);
  const { proposal } = JSON.parse(seizure.toString('utf8')) as { proposal: { proposalId: string } };
  await send(`${deeds}/proposals/${proposal.proposalId}/approve`, {}, supervisor);
  await send(`${deeds}/attest-still-held`, {
    lines: [{ line: 1, quantity: 900 }],
    nextReviewOn: '2099-01-01',
    reasonCode: 'periodic-review',
  });
  for (let n = 0; n < 4; n++) await send(`${deeds}/release`, RELEASE(50, 'detained'));
}

/** Does `work` over and over on so many lanes for so long, and answers how often it has called what it is handed by then. */
async function during(
  seconds: number,
  lanes: number,
  work: (lane: number, done: () => void) => Promise<void>,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let count = 0;
  const done = (): void => {
    if (performance.now() < end) count++;
  };
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < end) await work(lane, done);
    }),
  );
  return count;
}
