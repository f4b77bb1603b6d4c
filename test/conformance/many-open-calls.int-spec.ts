import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { describeEmbedded } from './support/embedded-only.ts';
import { batchMessage, readStreamMessage } from './support/messages.ts';
import { note, textsOf } from './support/notes.ts';
import { framed, RawConnection } from './support/raw-connection.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { eventually } from './support/time.ts';

describeEmbedded('One connection', 'other servers bound the calls of one connection and let the rest wait', () => {
  const server = new ServerUnderTest();

  async function othersAreServed(): Promise<void> {
    const stream = server.newStream();
    await server.client.appendToStream(stream, note('served'));
    expect(await textsOf(server.client, stream)).toEqual(['served']);
  }

  it('may have 10,000 calls open that do nothing, and one more that is answered', async () => {
    const connection = new RawConnection(server.url);
    const idle = Array.from({ length: 10_000 }, () => connection.open(StreamsService.batchAppend.path));
    const last = idle.at(-1)!;
    let received = 0;
    last.on('data', (chunk: Buffer) => (received += chunk.byteLength));
    last.write(framed(Buffer.from(batchMessage(server.newStream(), 'any').serializeBinary())));
    await eventually(
      () => received,
      (bytes) => bytes > 0,
    );
    await othersAreServed();
    await connection.close();
    await othersAreServed();
  });

  it('may have 2,000 subscriptions, and leave without a word', async () => {
    const stream = server.newStream();
    const connection = new RawConnection(server.url);
    const request = framed(Buffer.from(readStreamMessage(stream, { subscribe: true }).serializeBinary()));
    let confirmed = 0;
    for (let n = 0; n < 2_000; n++) {
      const call = connection.open(StreamsService.read.path);
      call.once('data', () => confirmed++);
      call.end(request);
    }
    await eventually(
      () => confirmed,
      (count) => count === 2_000,
    );
    await othersAreServed();
    await connection.close();
    await server.client.appendToStream(stream, note('to nobody'));
    await othersAreServed();
  });

  it('may abandon thousands of calls: at most it is closed for that itself', async () => {
    const connection = new RawConnection(server.url);
    const request = framed(Buffer.from(readStreamMessage(server.newStream(), { subscribe: true }).serializeBinary()));
    for (let round = 0; round < 20; round++) {
      const calls = Array.from({ length: 100 }, () => connection.open(StreamsService.read.path));
      for (const call of calls) call.end(request);
      await othersAreServed();
      for (const call of calls) call.close();
    }
    await connection.close();
    await othersAreServed();
  });
});
