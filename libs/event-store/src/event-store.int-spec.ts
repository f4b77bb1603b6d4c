import { randomUUID } from 'node:crypto';
import { EventStore } from './event-store.ts';
import { AppendTooLarge, StoreDisposed, StreamNotFound } from './errors/errors.ts';
import { atCommit } from './log-position.ts';
import type { EventToAppend } from './append/event-to-append.ts';
import type { ReadStreamOptions } from './read/read-options.ts';
import type { StoredEvent } from './stored-event.ts';
import { collect } from './testing/collect.ts';
import { storeUnderTest } from './testing/store-under-test.ts';
import type { StoreUnderTest } from './testing/store-under-test.ts';

const event = (data: EventToAppend['data'] = {}): EventToAppend => ({ id: randomUUID(), type: 'Detained', data });

describe('the event store', () => {
  let server: StoreUnderTest;
  let store: EventStore;
  let stream: string;

  beforeAll(async () => {
    server = await storeUnderTest();
    store = EventStore.connect(server.url);
  });
  beforeEach(() => {
    stream = server.prefix + randomUUID();
  });
  afterAll(async () => {
    await store.dispose();
    await server.stop();
  });

  const read = (options?: ReadStreamOptions) => collect(store.readStream(stream, options));
  const revisions = (events: StoredEvent[]) => events.map(({ revision }) => revision);

  it('gives back what was appended, with its place and time', async () => {
    const before = Date.now();
    const first = { ...event({ quantity: 600 }), metadata: { actor: 'kim' } };
    const result = await store.append(stream, [first, event()], 'no-stream');
    const events = await read();
    expect(result).toEqual({ revision: 1n, position: events[1]!.position });
    expect(events[0]).toMatchObject({ ...first, stream, revision: 0n });
    expect(events[1]!.position).toBeGreaterThan(events[0]!.position);
    expect(Date.parse(events[0]!.recordedAt)).toBeGreaterThanOrEqual(before - 1_000);
  });

  it('refuses an append to a stream that moved on, with both revisions', async () => {
    await store.append(stream, [event(), event()], 'no-stream');
    await expect(store.append(stream, [event()], 0n)).rejects.toMatchObject({
      code: 'WRONG_EXPECTED_REVISION',
      handling: 'conflict',
      stream,
      expected: 0n,
      actual: 1n,
    });
    await expect(store.append(stream, [event()], 'no-stream')).rejects.toMatchObject({ actual: 1n });
  });

  it('refuses it whatever its address says of refusals', async () => {
    const url = `${server.url}${server.url.includes('?') ? '&' : '?'}throwOnAppendFailure=false`;
    const other = EventStore.connect(url);
    await other.append(stream, [event(), event()], 'no-stream');
    const refused = other.append(stream, [event()], 0n);
    await expect(refused).rejects.toMatchObject({ code: 'WRONG_EXPECTED_REVISION', actual: 1n });
    await other.dispose();
  });

  it('refuses an append to a stream that was to exist and does not', async () => {
    await expect(store.append(stream, [event()], 'stream-exists')).rejects.toMatchObject({
      expected: 'stream-exists',
      actual: 'no-stream',
    });
    await expect(store.append(stream, [event()], 4n)).rejects.toMatchObject({ expected: 4n, actual: 'no-stream' });
  });

  it('answers a repeated append like the first, place included', async () => {
    const events = [event(), event()];
    const first = await store.append(stream, events, 'no-stream');
    expect(await store.append(stream, events, 'no-stream')).toEqual(first);
    expect(await store.append(stream, events, 'any')).toEqual(first);
    expect(await read()).toHaveLength(2);
  });

  it('lets exactly one of two writers win', async () => {
    await store.append(stream, [event()], 'no-stream');
    const both = await Promise.allSettled([store.append(stream, [event()], 0n), store.append(stream, [event()], 0n)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await read()).toHaveLength(2);
  });

  it('refuses an append over the limit before it is sent', async () => {
    const half = event({ text: 'x'.repeat(600_000) });
    await expect(store.append(stream, [half, { ...half, id: randomUUID() }], 'any')).rejects.toBeInstanceOf(
      AppendTooLarge,
    );
    await expect(read()).rejects.toBeInstanceOf(StreamNotFound);
  });

  it('takes as much in one append as the server accepts', async () => {
    const large = EventStore.connect(server.url, { maxAppendBytes: 16 * 1024 * 1024 });
    const append = large.append(stream, [event({ text: 'x'.repeat(1_100_000) })], 'any');
    await expect(append).rejects.toMatchObject({ code: 'APPEND_TOO_LARGE', handling: 'fatal', limit: 1024 * 1024 });
    await large.dispose();
  });

  it('names the stream that does not exist', async () => {
    await expect(read()).rejects.toMatchObject({ code: 'STREAM_NOT_FOUND', stream });
  });

  it('reads a stretch of a stream in either direction', async () => {
    await store.append(
      stream,
      [1, 2, 3, 4, 5].map((n) => event({ n })),
      'no-stream',
    );
    expect(revisions(await read({ fromRevision: 1n, maxCount: 2 }))).toEqual([1n, 2n]);
    expect(revisions(await read({ backwards: true, maxCount: 2 }))).toEqual([4n, 3n]);
    expect(revisions(await read({ backwards: true, fromRevision: 1n }))).toEqual([1n, 0n]);
    expect(revisions(await read({ fromRevision: 5n }))).toEqual([]);
  });

  it('reads more events than it buffers, and stops reading when the reader does', async () => {
    const batch = Array.from({ length: 1_000 }, (_, n) => event({ n }));
    await store.append(stream, batch, 'no-stream');
    expect((await read()).map(({ data }) => data['n'])).toEqual(batch.map(({ data }) => data['n']));
    const some: StoredEvent[] = [];
    for await (const stored of store.readStream(stream)) if (some.push(stored) === 3) break;
    expect(revisions(some)).toEqual([0n, 1n, 2n]);
  });

  it('reads the whole log from the place of an event on, that one included', async () => {
    const { position } = await store.append(stream, [event()], 'no-stream');
    await store.append(stream, [event()], 0n);
    const log = await collect(store.readAll({ from: atCommit(position), maxCount: 50 }));
    expect(log[0]).toMatchObject({ position, stream, revision: 0n });
    expect(log.filter((stored) => stored.stream === stream)).toHaveLength(2);
    const positions = log.map((stored) => stored.position);
    expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('knows its head', async () => {
    const { position } = await store.append(stream, [event()], 'no-stream');
    const { head, roundTripMs } = await store.ping();
    expect(head!.commit).toBeGreaterThanOrEqual(position);
    expect(roundTripMs).toBeGreaterThan(0);
  });

  it('says that nothing answers where nothing listens, and that nothing was appended', async () => {
    const nowhere = EventStore.connect('esdb://127.0.0.1:1?tls=false');
    await expect(nowhere.append(stream, [event()], 'any')).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      handling: 'retry',
    });
    await expect(nowhere.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await nowhere.dispose();
  });

  it.each(['http://127.0.0.1:2113', 'esdb://', 'nonsense'])('does not take "%s" for an address', (url) => {
    expect(() => EventStore.connect(url)).toThrow(expect.objectContaining({ code: 'INVALID_STORE_URL' }));
  });

  it('is of no use after it was disposed, and says so', async () => {
    const closed = EventStore.connect(server.url);
    await closed.ping();
    const subscription = closed.subscribe({ streamPrefixes: [stream] });
    await closed.dispose();
    await closed.dispose();
    expect(await subscription.take(1)).toEqual([]);
    expect(() => closed.readStream(stream)).toThrow(StoreDisposed);
    await expect(closed.append(stream, [event()], 'any')).rejects.toBeInstanceOf(StoreDisposed);
  });
});
