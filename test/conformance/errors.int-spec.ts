import { status } from '@grpc/grpc-js';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import { GetInfoReq } from '@eventstore/db-client/generated/persistent_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { deleteMessage, type Expected, identifier, readStreamMessage, tombstoneMessage } from './support/messages.ts';
import { note, notes, textsOf } from './support/notes.ts';
import { RawConnection } from './support/raw-connection.ts';
import { ServerUnderTest } from './support/server-under-test.ts';

const server = new ServerUnderTest();

/** How a deletion is refused: its status and trailers. */
async function refusal(stream: string, expected: Expected) {
  const refused = server.wire.unary(StreamsService.delete, deleteMessage(stream, expected));
  const error: any = await refused.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { code: error?.code as number, trailers: error?.metadata.getMap() as Record<string, string> };
}

async function streamOf(events: number): Promise<string> {
  const stream = server.newStream();
  await server.client.appendToStream(stream, notes(events));
  return stream;
}

describe('An error', () => {
  it('consists of trailers only: no message, and the status in the first and only headers', async () => {
    const stream = await streamOf(2);
    const connection = new RawConnection(server.url);
    const request = Buffer.from(deleteMessage(stream, 7n).serializeBinary());
    const answer = await connection.call(StreamsService.delete.path, [request]);
    expect(answer.headers['grpc-status']).toBe(String(status.FAILED_PRECONDITION));
    expect(answer.headers['exception']).toBe('wrong-expected-version');
    expect(answer).toMatchObject({ trailers: undefined, bytes: 0 });
    await connection.close();
  });

  it('of a version says exception, stream-name, expected-version and actual-version', async () => {
    const stream = await streamOf(2);
    expect((await refusal(stream, 7n)).trailers).toMatchObject({
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': '7',
      'actual-version': '1',
    });
  });

  it('of a deleted stream says exception and stream-name', async () => {
    const stream = await streamOf(1);
    await server.client.tombstoneStream(stream);
    const { messages, status: end } = await server.wire.toTheEnd(StreamsService.read, readStreamMessage(stream));
    expect(messages).toEqual([]);
    expect(end).toMatchObject({
      code: status.FAILED_PRECONDITION,
      trailers: { exception: 'stream-deleted', 'stream-name': stream },
    });
  });

  it('of a group that is not there says exception, stream-name and group-name', async () => {
    const stream = server.newStream();
    const options = new GetInfoReq.Options().setStreamIdentifier(identifier(stream)).setGroupName('nobody');
    const asked = server.wire.unary(PersistentSubscriptionsService.getInfo, new GetInfoReq().setOptions(options));
    await expect(asked).rejects.toMatchObject({ code: status.NOT_FOUND });
    await expect(server.client.deletePersistentSubscriptionToStream(stream, 'nobody')).rejects.toMatchObject({
      type: 'persistent-subscription-does-not-exist',
      streamName: stream,
      groupName: 'nobody',
    });
  });
});

describe('A deletion with a wrong version', () => {
  it('is FAILED_PRECONDITION and deletes nothing', async () => {
    const stream = await streamOf(2);
    expect((await refusal(stream, 0n)).code).toBe(status.FAILED_PRECONDITION);
    const tombstone = server.wire.unary(StreamsService.tombstone, tombstoneMessage(stream, 0n));
    await expect(tombstone).rejects.toMatchObject({ code: status.FAILED_PRECONDITION });
    expect(await textsOf(server.client, stream)).toEqual(['0', '1']);
  });

  it.each<[string, Expected, string]>([
    ['-2 for any', 'any', '-2'],
    ['-4 for stream exists', 'streamExists', '-4'],
  ])('of a missing stream says %s', async (_what, expected, told) => {
    const { trailers } = await refusal(server.newStream(), expected);
    expect(trailers).toMatchObject({ 'expected-version': told, 'actual-version': '-1' });
  });

  it('says -1 for no stream', async () => {
    const { trailers } = await refusal(await streamOf(1), 'noStream');
    expect(trailers).toMatchObject({ 'expected-version': '-1', 'actual-version': '0' });
  });

  it('is what deleting a missing stream is, even with ANY', async () => {
    const { code, trailers } = await refusal(server.newStream(), 'any');
    expect(code).toBe(status.FAILED_PRECONDITION);
    expect(trailers['exception']).toBe('wrong-expected-version');
  });
});

describe('A tombstone', () => {
  it('for a missing stream succeeds', async () => {
    const stream = server.newStream();
    const answer = await server.wire.unary(StreamsService.tombstone, tombstoneMessage(stream, 'any'));
    expect(answer.hasPosition()).toBe(true);
    await expect(server.client.appendToStream(stream, note('too late'))).rejects.toMatchObject({
      type: 'stream-deleted',
    });
  });
});
