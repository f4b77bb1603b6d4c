import { connect as connectTo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SseConnection } from '../support/sse.ts';
import { bearer } from '../support/tokens.ts';
import { READER, TestTracker } from '../support/tracker.ts';
import { workedOnCase } from '../support/worked-on-case.ts';

const short = ({ type }: { type: string }) => type.replace(/^.*\.case\./, '');

describe('The stream of published events', () => {
  let tracker: TestTracker;
  const open: SseConnection[] = [];
  const connect = async (
    query: string,
    { As = READER, ...headers }: Record<string, string> = {},
  ): Promise<SseConnection> => {
    const signed = { ...tracker.as(As), ...headers };
    const connection = await SseConnection.open(`${tracker.url}/api/v1/events/stream${query}`, signed);
    open.push(connection);
    return connection;
  };

  beforeAll(async () => {
    tracker = await TestTracker.start();
  });
  afterEach(() => {
    for (const connection of open.splice(0)) connection.close();
  });
  afterAll(() => tracker.stop());

  const workedOn = async (): Promise<string> => (await workedOnCase(tracker)).caseId;

  it('tells a case in the order in which it happened, then that it has caught up, then what comes', async () => {
    const stream = await connect('?after=latest');
    expect(await stream.caughtUp()).toEqual([]);
    const caseId = await workedOn();
    const told = await stream.until(({ data }) => short(data) === 'still-held.v1');
    expect(told.map(({ data }) => short(data))).toEqual([
      'opened.v1',
      'lines-added.v1',
      'detained.v1',
      'note-added.v1',
      'released.v1',
      'still-held.v1',
    ]);
    expect(told.map(({ data }) => data.subject)).toEqual(Array(6).fill(caseId));
    expect(told.map(({ data }) => Number(data.sequence))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(told.map(({ id }) => id)).toEqual(told.map(({ data }) => data.position));
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  });

  it('goes on after Last-Event-ID, with nothing missing and nothing twice', async () => {
    const caseId = await workedOn();
    const first = await connect(`?case=${caseId}`);
    const some = [await first.next(), await first.next(), await first.next()];
    first.close();
    const second = await connect(`?case=${caseId}`, { 'Last-Event-ID': first.lastId });
    const rest = await second.caughtUp();
    const sequences = [...some.map(({ data }) => data), ...rest].map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('lets through only the types, cases, ports and campaigns that are asked for', async () => {
    const caseId = await workedOn();
    await workedOn();
    const of = async (query: string) => (await connect(query)).caughtUp();
    const released = await of('?type=released,still-held.v1');
    expect(new Set(released.map(short))).toEqual(new Set(['released.v1', 'still-held.v1']));
    expect((await of(`?case=${caseId.toLowerCase()}`)).map(({ subject }) => subject)).toEqual(Array(6).fill(caseId));
    expect(await of('?port=3801')).toEqual([]);
    expect((await of(`?port=2801&case=${caseId}&type=detained`)).map(short)).toEqual(['detained.v1']);
    expect(await of('?campaign=Another')).toEqual([]);
    expect(await of(`?campaign=Another&campaign=End-to-end&case=${caseId}`)).toHaveLength(6);
  });

  it('moves the id on past what a filter leaves out, so that nobody reads the same stretch twice', async () => {
    await workedOn();
    const stream = await connect('?port=3801');
    await stream.caughtUp();
    const { body } = await tracker.get('/events/stream?after=99999999');
    expect(stream.lastId).toBe(body.compared.head);
  });

  it('shows an officer the events of the ports where they work, and no others', async () => {
    const caseId = await workedOn();
    const at = (ports: string) => ({ As: `m.rivera; role=case-officer; ports=${ports}` });
    expect(await (await connect(`?case=${caseId}`, at('2801'))).caughtUp()).toHaveLength(6);
    expect(await (await connect(`?case=${caseId}`, at('3801'))).caughtUp()).toEqual([]);
    expect(await (await connect(`?case=${caseId}&port=2801`, at('3801'))).caughtUp()).toEqual([]);
  });

  it('is not begun for who asks for its head alone', async () => {
    await workedOn();
    const { hostname, port } = new URL(tracker.url);
    const { Authorization } = tracker.as(READER);
    const socket = connectTo(Number(port), hostname);
    socket.write(`HEAD /api/v1/events/stream HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${Authorization}\r\n\r\n`);
    const [head, body] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*text\/event-stream/);
    expect(body).toBe('');
    expect((await tracker.get('/events/status')).body.readers).toBe(0);
  });

  it('ends with the token that it was opened with, and goes on with another one', async () => {
    await workedOn();
    // Clocks may differ by 30 seconds: so long it is still taken.
    const exp = Math.floor(Date.now() / 1000) - 20;
    const ending = { Authorization: bearer(tracker.folder, tracker.url, READER, { exp }) };
    const stream = await connect('', { As: '', ...ending });
    await stream.caughtUp();
    const [end] = (await stream.until(({ event }) => event === 'end')).slice(-1);
    expect(end?.data).toEqual({ code: 'TOKEN_EXPIRED' });
    await expect(stream.next()).rejects.toThrow('ended');
    await expect(connect('', { As: '', ...ending })).rejects.toThrow('401');
    const caseId = await workedOn();
    const told = await (await connect('', { 'Last-Event-ID': stream.lastId })).caughtUp();
    expect(told.map(({ subject }) => subject)).toEqual(Array(6).fill(caseId));
  }, 40_000);

  it.each([
    ['?after=yesterday', 400, 'VALIDATION_FAILED', 'after'],
    ['?type=impounded', 400, 'VALIDATION_FAILED', 'type'],
    ['?port=28', 400, 'VALIDATION_FAILED', 'port'],
    ['?colour=red', 400, 'VALIDATION_FAILED', 'colour'],
    ['?after=99999999', 409, 'POSITION_UNKNOWN', 'after'],
  ])('refuses %s with %i and says what is wrong', async (query, status, code, field) => {
    const answer = await tracker.get(`/events/stream${query}`);
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([status, code, field]);
  });
});
