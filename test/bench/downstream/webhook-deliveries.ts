import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PUBLISHED_STREAM } from '#libs/contracts';
import { HttpConnection } from '../http-connection.ts';
import { start } from '../processes.ts';
import { atLeast, type Row } from '../row.ts';
import type { Bench } from './office.ts';
import { seconds } from '../seconds.ts';

const ENDPOINT = fileURLToPath(new URL('./endpoint-process.js', import.meta.url));
const ROUNDS = 3;
/** As many as the service has under way to one endpoint. */
const CONCURRENCY = 16;
const DELIVERIES = 8_000;

/** A webhook that has the last so many events to deliver, in turns with a bare HTTP client that posts the very same bodies. */
export async function webhookDeliveries(bench: Bench): Promise<Row[]> {
  const bodies = await bodiesOf(bench);
  const best = { bare: 0, webhook: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const endpoint = await start(ENDPOINT, {});
    best.bare = Math.max(best.bare, bodies.length / (await seconds(() => postAll(endpoint.url, bodies))));
    best.webhook = Math.max(best.webhook, bodies.length / (await deliverAll(bench, endpoint.url, bodies.length)));
    await endpoint.stop();
  }
  const limit = 'a bare HTTP client with the same bodies and concurrency';
  return [atLeast('webhook deliveries', best.webhook, '1/s', limit, best.bare, 0.5)];
}

async function bodiesOf(bench: Bench): Promise<string[]> {
  const bodies: string[] = [];
  const range = { fromRevision: BigInt(startOf(bench) + 1) };
  for await (const { data } of bench.client.readStream(PUBLISHED_STREAM, range)) bodies.push(JSON.stringify(data));
  return bodies;
}

const startOf = ({ events }: Bench): number => events - 1 - DELIVERIES;

async function postAll(url: string, bodies: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let body; (body = bodies[next++]) !== undefined;) await post(url, agent, body);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  agent.destroy();
}

function post(url: string, agent: Agent, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/cloudevents+json', 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', resolve);
    });
    call.once('error', reject).end(body);
  });
}

/** Seconds from being verified until the last is noted as delivered. */
async function deliverAll(bench: Bench, url: string, count: number): Promise<number> {
  const { tracker, administrator } = bench;
  const connection = new HttpConnection(tracker.port);
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = body
      ? await connection.post(`/api/v1/webhooks${path}`, administrator, JSON.stringify(body))
      : await connection.get(`/api/v1/webhooks${path}`, administrator);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body.toString('utf8')}`);
    return JSON.parse(answer.body.toString('utf8')) as T;
  };
  const { id } = await ask<{ id: string }>('', { url, after: String(startOf(bench)) });
  const took = await seconds(async () => {
    await ask(`/${id}/verify`, {});
    while ((await ask<{ delivered: number }>(`/${id}`)).delivered < count) await sleep(10);
  });
  await ask(`/${id}/pause`, {});
  connection.close();
  return took;
}
