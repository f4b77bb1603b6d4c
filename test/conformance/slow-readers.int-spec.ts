import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { describeEmbedded } from './support/embedded-only.ts';
import { MeasuredStore } from './support/measured-store.ts';
import { readAllMessage, readStreamMessage } from './support/messages.ts';
import { framed, RawConnection } from './support/raw-connection.ts';
import { pause } from './support/time.ts';

const MIB = 1024 * 1024;
const STREAM = 'large';
const EVENTS = 400;
const EVENT_BYTES = 128 * 1024;
const READERS = 20;

/** What all readers together would make the server hold is 1,000 MiB: a fifth of it is generous. */
const MOST_GROWTH = 200 * MIB;

describeEmbedded('A slow reader', "it needs to look at the memory of the server's process", () => {
  let store: MeasuredStore;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    store = await MeasuredStore.start();
    client = EventStoreDBClient.connectionString(store.url);
    const data = new Uint8Array(EVENT_BYTES).fill(7);
    for (let n = 0; n < EVENTS; n += 4) {
      const events = Array.from({ length: 4 }, () => binaryEvent({ type: 'Scan', data }));
      await client.appendToStream(STREAM, events);
    }
  });

  afterAll(async () => {
    await client.dispose();
    await store.end();
  });

  it.each<[string, () => ReadReq]>([
    ['reads a stream', () => readStreamMessage(STREAM)],
    ['subscribes to a stream', () => readStreamMessage(STREAM, { subscribe: true })],
    ['subscribes to $all', () => readAllMessage({ from: 0n, subscribe: true })],
  ])('that %s never makes the server hold the log in memory', async (_how, request) => {
    const before = await store.resident();
    const connections = Array.from({ length: READERS }, () => new RawConnection(store.url));
    const calls = connections.map((connection) => {
      const call = connection.open(StreamsService.read.path);
      call.end(framed(Buffer.from(request().serializeBinary())));
      return call;
    });
    // Nobody takes anything: what the server has read by now is in its memory or in the sockets.
    await pause(2_000);
    const growth = (await store.resident()) - before;
    expect(growth).toBeLessThan(MOST_GROWTH);
    const [first] = calls;
    let received = 0;
    await new Promise<void>((resolve) =>
      first!.on('data', (chunk: Buffer) => {
        received += chunk.byteLength;
        if (received >= EVENTS * EVENT_BYTES) resolve();
      }),
    );
    await Promise.all(connections.map((connection) => connection.close()));
  });
});
