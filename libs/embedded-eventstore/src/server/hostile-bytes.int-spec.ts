import { once } from 'node:events';
import { type ClientHttp2Stream, connect as connectHttp2, constants } from 'node:http2';
import { connect } from 'node:net';
import { EventStoreDBClient, jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import { Client, credentials, status, type ServiceError } from '@grpc/grpc-js';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '../index.ts';

const STREAMS = '/event_store.client.streams.Streams';
const asIs = (bytes: Buffer): Buffer => bytes;

describe('Bytes that no honest client sends', () => {
  let store: EmbeddedEventStore;
  let honest: EventStoreDBClient;
  let raw: Client;

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ temporary: true });
    honest = EventStoreDBClient.connectionString(store.url);
    raw = new Client(`127.0.0.1:${store.port}`, credentials.createInsecure());
  });

  afterAll(async () => {
    raw.close();
    await honest.dispose();
    await store.stop();
  });

  /** The others go on as if nothing had been. */
  const othersAreServed = async () => {
    const stream = `honest-${crypto.randomUUID()}`;
    await honest.appendToStream(stream, jsonEvent({ type: 'Fine', data: {} }));
    for await (const { event } of honest.readStream(stream)) expect(event?.revision).toBe(0n);
  };

  const unary = (method: string, bytes: Buffer) =>
    new Promise<ServiceError | null>((resolve) =>
      raw.makeUnaryRequest(`${STREAMS}/${method}`, asIs, asIs, bytes, (error) => resolve(error)),
    );

  const streamed = (method: string, bytes: Buffer) =>
    new Promise<ServiceError>((resolve) => {
      const call = raw.makeServerStreamRequest(`${STREAMS}/${method}`, asIs, asIs, bytes);
      call.on('data', () => undefined).on('error', (error: ServiceError) => resolve(error));
    });

  const duplex = (bytes: Buffer) =>
    new Promise<{ error?: ServiceError; answer?: Buffer }>((resolve) => {
      const call = raw.makeBidiStreamRequest(`${STREAMS}/BatchAppend`, asIs, asIs);
      call.on('data', (answer: Buffer) => {
        resolve({ answer });
        call.cancel();
      });
      call.on('error', (error: ServiceError) => resolve({ error }));
      call.write(bytes);
    });

  it.each([
    ['a tag without a field', Buffer.from([0x00])],
    ['a length beyond the message', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a varint without an end', Buffer.alloc(12, 0xff)],
    ['a group, which proto3 has not', Buffer.from([0x0b])],
    ['noise', Buffer.from('d95f00e5ba1f9c0b77', 'hex')],
  ])('end the call and nothing else: %s', async (_what, bytes) => {
    expect((await unary('Delete', bytes))?.code).toBeDefined();
    expect((await streamed('Read', bytes)).code).not.toBe(status.OK);
    expect((await duplex(bytes)).error?.code).toBe(status.INTERNAL);
    await othersAreServed();
  });

  it('say what is missing when a message is empty', async () => {
    expect(await unary('Delete', Buffer.alloc(0))).toMatchObject({ code: status.UNKNOWN });
    expect(await streamed('Read', Buffer.alloc(0))).toMatchObject({ code: status.UNKNOWN });
    await othersAreServed();
  });

  it('are refused before they are read when a message announces more than 16 MiB less 10,000 bytes', async () => {
    const socket = connect(store.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write(Buffer.alloc(64 * 1024, 0xff));
    await new Promise((resolve) => socket.once('close', resolve));
    const most = 16 * 1024 * 1024 - 10_000;
    expect(await unary('Delete', Buffer.alloc(most + 1))).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
    expect((await unary('Delete', Buffer.alloc(most)))?.code).not.toBe(status.RESOURCE_EXHAUSTED);
    await othersAreServed();
  });

  it('do not stall others with a regular expression that explodes', async () => {
    await honest.appendToStream(`regex-${'a'.repeat(2000)}`, jsonEvent({ type: 'Long', data: {} }));
    const filter = streamNameFilter({ regex: '^regex-(a+)+$|^regex-((a*)*)*b' });
    const subscription = honest.subscribeToAll({ fromPosition: START, filter });
    const found = new Promise<string | undefined>((resolve, reject) =>
      subscription.once('data', ({ event }) => resolve(event?.type)).once('error', reject),
    );
    await othersAreServed();
    expect(await found).toBe('Long');
    await subscription.unsubscribe();
  });

  it.each([
    ['that does not parse', '('],
    ['that looks around', '(?<!x)y'],
    ['that repeats repetitions', '(a{1000}){1000}'],
    ['that is too long', 'x'.repeat(5000)],
  ])('get an error for a pattern %s', async (_what, regex) => {
    const filter = streamNameFilter({ regex });
    const subscription = honest.subscribeToAll({ fromPosition: START, filter });
    const error = await new Promise<ServiceError>((resolve) => subscription.once('error', resolve as never));
    expect(error.message).toMatch(/regular expression/);
    await othersAreServed();
  });

  it('get an error for metadata beyond the limit of an append', async () => {
    const metadata = { text: 'x'.repeat(1024 * 1024) };
    await expect(honest.appendToStream('huge', jsonEvent({ type: 'Huge', data: {}, metadata }))).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
    });
    await othersAreServed();
  });

  it('can be names of any letters, kept as they are, also in the trailers of errors', async () => {
    const name = 'Zoll-Ärger \u{1F6C3} "x"\n';
    await honest.appendToStream(name, jsonEvent({ type: 'Größe', data: {} }));
    for await (const { event } of honest.readStream(name))
      expect(event).toMatchObject({ streamId: name, type: 'Größe' });
    await honest.tombstoneStream(name);
    await expect(honest.deleteStream(name)).rejects.toMatchObject({ type: 'stream-deleted' });
    await othersAreServed();
  });

  it('may be 10,000 streams open at once on one connection, and all given up at once', async () => {
    const session = connectHttp2(`http://127.0.0.1:${store.port}`);
    session.on('error', () => undefined);
    const calls = Array.from({ length: 10_000 }, () => session.request(BATCH_APPEND));
    const answered = async (call: ClientHttp2Stream): Promise<void> => {
      call.write(framed(emptyAppend()));
      const [answer] = (await once(call, 'data')) as [Buffer];
      expect(answer.byteLength).toBeGreaterThan(5);
    };
    await answered(calls.at(-1)!);
    await othersAreServed();
    await Promise.all(
      calls.map(async (call) => {
        call.close(constants.NGHTTP2_CANCEL);
        await once(call, 'close');
      }),
    );
    // Its other calls go on: a client has one connection for all that it does.
    await answered(session.request(BATCH_APPEND));
    session.destroy();
    await othersAreServed();
  });
});

const BATCH_APPEND = {
  ':method': 'POST',
  ':path': `${STREAMS}/BatchAppend`,
  'content-type': 'application/grpc',
  te: 'trailers',
};

/** As gRPC sends a message: not compressed, and its length before it. */
function framed(message: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.byteLength, 1);
  return Buffer.concat([head, message]);
}

/** correlation_id { string } options { stream_identifier { stream_name: "x" } any {} } is_final: true */
const emptyAppend = (): Buffer =>
  Buffer.concat([
    Buffer.from('0a261224', 'hex'),
    Buffer.from(crypto.randomUUID()),
    Buffer.from('12070a031a017822002001', 'hex'),
  ]);
