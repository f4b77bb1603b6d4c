import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FeedClient, FeedRefused, type Told } from './feed-client.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const event = (position: number, id = `event-${position}`): string =>
  `id: ${position}\ndata: {"id":"${id}","type":"x","subject":"A"}\n\n`;
const caughtUp = (position: number): string =>
  `event: caught-up\nid: ${position}\ndata: {"position":"${position}"}\n\n`;

describe('A client of the feed', () => {
  let server: Server;
  let answers: Answer[];
  let asked: URL[];
  const stop = new AbortController();

  beforeEach(async () => {
    [answers, asked] = [[], []];
    server = createServer((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://x'));
      (answers.shift() ?? ((late) => late.end()))(response, request);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = (more = {}): FeedClient => new FeedClient({ url: url(), firstPauseMs: 1, longestPauseMs: 2, ...more });
  const says =
    (...parts: string[]): Answer =>
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(parts.join(''));
    };
  /** What is told up to the last event that is expected. */
  async function told(following: AsyncGenerator<Told, void>, count: number): Promise<Told[]> {
    const all: Told[] = [];
    for await (const one of following) if (all.push(one) === count) break;
    return all;
  }
  const ids = (all: readonly Told[]): string[] => all.flatMap((one) => (one.kind === 'event' ? [one.event.id] : []));

  it('comes back behind the last that it told, and tells nothing twice', async () => {
    answers.push(says(event(0), event(1)), says(event(1), event(2), 'id: 9\n\n'), says(event(10)));
    const all = await told(client().follow('start', stop.signal), 5);
    expect(ids(all)).toEqual(['event-0', 'event-1', 'event-2', 'event-10']);
    expect(asked.map(({ searchParams }) => searchParams.get('after'))).toEqual(['start', '1', '9']);
  });

  it('does not take half a message for one', async () => {
    answers.push(says(event(0), event(1).slice(0, 20)), says(event(1)));
    expect(ids(await told(client().follow('start', stop.signal), 2))).toEqual(['event-0', 'event-1']);
    expect(asked[1]?.searchParams.get('after')).toBe('0');
  });

  it('goes on after errors of the service, and says why it was interrupted', async () => {
    const reasons: string[] = [];
    answers.push(
      (response) => response.writeHead(503, {}).end('{"code":"TOO_MANY_READERS","detail":"full"}'),
      (response) => response.destroy(),
      says('event: end\ndata: {"code":"SERVICE_STOPS"}\n\n'),
      says(event(0), caughtUp(0)),
    );
    const following = client({ onInterruption: ({ message }: Error) => reasons.push(message) });
    const all = await told(following.follow('start', stop.signal), 2);
    expect(all.map(({ kind }) => kind)).toEqual(['event', 'caught-up']);
    expect(reasons[0]).toBe('503 TOO_MANY_READERS: full');
    expect(reasons).toHaveLength(2);
  });

  it('comes back when nothing is heard any more, be it before the first word or after some', async () => {
    const reasons: string[] = [];
    const leavesOpen: Answer = (response) => void response.writeHead(200).write(event(0));
    answers.push(() => undefined, leavesOpen, says(event(1)));
    const silent = client({ silenceMs: 50, onInterruption: ({ message }: Error) => reasons.push(message) });
    expect(ids(await told(silent.follow('start', stop.signal), 2))).toEqual(['event-0', 'event-1']);
    expect(reasons).toEqual(Array(2).fill('Nothing was heard for 0.05 seconds.'));
    expect(asked.map(({ searchParams }) => searchParams.get('after'))).toEqual(['start', 'start', '0']);
  });

  it('is not interrupted while whoever is told takes their time', async () => {
    const reasons: Error[] = [];
    answers.push((response) => void response.writeHead(200).write(event(0) + event(1)));
    const patient = client({ silenceMs: 50, onInterruption: (reason: Error) => reasons.push(reason) });
    const all: Told[] = [];
    for await (const one of patient.follow('start', stop.signal)) {
      await sleep(200);
      if (all.push(one) === 2) break;
    }
    expect(ids(all)).toEqual(['event-0', 'event-1']);
    expect(reasons).toEqual([]);
  });

  it('gives up where coming back is of no use', async () => {
    answers.push((response) => response.writeHead(410).end('{"code":"POSITION_EXPIRED","detail":"gone"}'));
    const refused = await told(client().follow('5', stop.signal), 1).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FeedRefused);
    expect(refused).toMatchObject({ status: 410, code: 'POSITION_EXPIRED' });
  });

  it('asks for what is wanted, with the headers it was given', async () => {
    let actor: unknown;
    answers.push((response, { headers }) => {
      actor = headers.authorization;
      response.end('{"events":[],"next":"4","caughtUp":true}');
    });
    const wanted = { types: ['released', 'still-held'], campaigns: ['A, B', 'C'] };
    const headers = async () => ({ authorization: 'Bearer t' });
    expect(await client({ wanted, headers }).pull('3', { limit: 5 })).toMatchObject({ next: '4' });
    expect(actor).toBe('Bearer t');
    expect([...(asked[0]?.searchParams ?? [])]).toEqual([
      ['after', '3'],
      ['limit', '5'],
      ['wait', '0'],
      ['type', 'released,still-held'],
      ['campaign', 'A, B'],
      ['campaign', 'C'],
    ]);
  });
});
