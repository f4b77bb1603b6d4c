import { type ServiceDefinition, status } from '@grpc/grpc-js';
import { jsonEvent } from '@eventstore/db-client';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { BatchConversation } from './support/batch-conversation.ts';
import { appendMessages, batchMessage } from './support/messages.ts';
import { note, notes, textsOf } from './support/notes.ts';
import { framed, RawConnection, statusOf } from './support/raw-connection.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { pause } from './support/time.ts';

const server = new ServerUnderTest();

const FEATURES = ServerFeaturesService.getSupportedMethods.path;
const services: ServiceDefinition[] = [
  StreamsService,
  PersistentSubscriptionsService,
  GossipService,
  ServerFeaturesService,
];
const methods = services.flatMap((service) => Object.values(service).map(({ path }) => path));

let connection: RawConnection;
beforeEach(() => {
  connection = new RawConnection(server.url);
});
afterEach(() => connection.close());

/** Another client, and another call on the same connection, notice nothing. */
async function othersAreServed(): Promise<void> {
  const stream = server.newStream();
  await server.client.appendToStream(stream, note('served'));
  expect(await textsOf(server.client, stream)).toEqual(['served']);
  expect(statusOf(await connection.call(FEATURES, [Buffer.alloc(0)]))).toBe(status.OK);
}

describe('A message that is not well-formed', () => {
  it.each([
    ['has a tag and nothing behind it', '0a'],
    ['announces more than follows', '0aff01'],
    ['announces four gigabytes', '0affffffff0f'],
    ['has a number without an end', '08ffffffffffffffffffffffff'],
    ['has a field of no known kind', '0f'],
    ['begins a group without an end', '0b'],
    ['has a field with the number zero', '0200'],
  ])('and %s is an error for that call, whatever the method', async (_what, hex) => {
    const answers = await Promise.all(methods.map((path) => connection.call(path, [Buffer.from(hex, 'hex')])));
    expect(answers.map(statusOf)).not.toContain(status.OK);
    await othersAreServed();
  });

  it('within a message that is, is an error for that call', async () => {
    // The first field of each of these methods is a message; what has no fields skips what it does not know.
    const empty: string[] = [PersistentSubscriptionsService.restartSubsystem.path, GossipService.read.path, FEATURES];
    for (const path of methods.filter((method) => !empty.includes(method))) {
      const call = connection.call(path, [Buffer.from('0a060affffffff0f', 'hex')]);
      const answer = await Promise.race([call.then(statusOf), pause(5_000).then(() => 'no answer')]);
      expect([path, answer]).not.toEqual([path, 'no answer']);
      expect([path, answer]).not.toEqual([path, status.OK]);
    }
    await othersAreServed();
  });

  it('because it is noise is an error for that call, if it is anything', async () => {
    // Noise can be a message by chance, so what is asked is only that others are served.
    const noise = Array.from({ length: 100 }, (_, seed) =>
      Buffer.from(Array.from({ length: 1 + seed }, (_byte, n) => (seed * 2654435761 + n * 40503) % 251)),
    );
    await Promise.all(noise.map((bytes) => connection.call(StreamsService.read.path, [bytes])));
    await othersAreServed();
  });

  it('because fields are missing is an error for that call', async () => {
    for (const method of [
      StreamsService.read,
      StreamsService.append,
      StreamsService.delete,
      StreamsService.tombstone,
    ]) {
      expect(statusOf(await connection.call(method.path, [Buffer.alloc(0)]))).not.toBe(status.OK);
    }
    await othersAreServed();
  });
});

describe('A length that is absurd', () => {
  it.each([
    ['of four gigabytes', framed(Buffer.from('short'), 0xffff_ffff)],
    ['that is longer than what follows', framed(Buffer.from('short'), 1_000)],
    ['of which only a part comes', Buffer.from('0000', 'hex')],
  ])('%s is an error for that call', async (_what, bytes) => {
    expect(statusOf(await connection.send(StreamsService.delete.path, bytes))).not.toBe(status.OK);
    await othersAreServed();
  });

  it('that is announced and never sent keeps nobody waiting', async () => {
    const waiting = Array.from({ length: 50 }, () => connection.open(StreamsService.delete.path));
    for (const call of waiting) call.write(framed(Buffer.from('short'), 16 * 1024 * 1024));
    await othersAreServed();
    for (const call of waiting) call.close();
  });

  it('of a message that really is that long is an error for that call', async () => {
    const answer = await connection.call(StreamsService.delete.path, [Buffer.alloc(40 * 1024 * 1024)]);
    expect(statusOf(answer)).not.toBe(status.OK);
    const other = new RawConnection(server.url);
    expect(statusOf(await other.call(FEATURES, [Buffer.alloc(0)]))).toBe(status.OK);
    await other.close();
  });
});

describe('Bytes that are no gRPC at all', () => {
  it('are refused, and others are served', async () => {
    const unknown = await connection.call('/no.such.Service/Method', [Buffer.alloc(0)]);
    // 23.10 takes it for a page that is not there.
    expect(statusOf(unknown)).toBe((await server.isBefore24()) ? undefined : status.UNIMPLEMENTED);
    const compressed = framed(Buffer.from('not compressed'));
    compressed[0] = 1;
    expect(statusOf(await connection.send(StreamsService.delete.path, compressed))).not.toBe(status.OK);
    await othersAreServed();
  });
});

describe('Huge metadata', () => {
  // However slow the line is. In one message: within two seconds of the first of several, a server wants to have the last.
  const WHOLE = { deadline: 240_000, batchAppendSize: 16 * 1024 * 1024 };

  it.each([
    ['in a batch', {}],
    ['in a call of its own', { credentials: { username: 'admin', password: 'changeit' } }],
  ])('of an event is maximum-append-size-exceeded, %s', async (_way, how) => {
    const event = jsonEvent({ type: 'Huge', data: {}, metadata: { text: 'x'.repeat(8 * 1024 * 1024) } });
    const appending = server.client.appendToStream(server.newStream(), event, { ...WHOLE, ...how });
    const end = await appending.then(
      () => 'written',
      (error: unknown) => (error as { type?: string }).type,
    );
    // 23.10 counts the data only.
    expect(end).toBe((await server.isBefore24()) ? 'written' : 'maximum-append-size-exceeded');
    await othersAreServed();
  });

  it('of a call, in its headers, is an error for that call', async () => {
    const other = new RawConnection(server.url);
    const answer = await other.call(FEATURES, [Buffer.alloc(0)], { 'x-huge': 'x'.repeat(1024 * 1024) });
    expect(statusOf(answer)).not.toBe(status.OK);
    await other.close();
    await othersAreServed();
  });

  it.each([
    ['is not JSON', 'not JSON'],
    ['is no object', '[1]'],
    ['has a negative count', '{"$maxCount":-1}'],
    ['has a word for a number', '{"$maxCount":"ten"}'],
    ['is nested without end', '{"a":'.repeat(20_000)],
  ])('of a stream that %s hides nothing', async (_what, text) => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, notes(2));
    const [options, event] = appendMessages(`$$${stream}`, 'any');
    event!.getProposedMessage()!.setData(Buffer.from(text)).getMetadataMap().set('type', '$metadata');
    await server.wire.upload(StreamsService.append, [options!, event!]);
    expect(await textsOf(server.client, stream)).toEqual(['0', '1']);
    await othersAreServed();
  });
});

describe('A batch', () => {
  it('of appends that are begun and never finished keeps nobody waiting, and is answered for each', async () => {
    const conversation = new BatchConversation(server.wire);
    const begun = Array.from({ length: 500 }, () =>
      conversation.ask(batchMessage(server.newStream(), 'any').setIsFinal(false)),
    );
    await othersAreServed();
    const codes = (await Promise.all(begun)).map((answer) => answer.getError()?.getCode());
    expect(new Set(codes)).toEqual(new Set([4]));
    conversation.cancel();
  });
});
