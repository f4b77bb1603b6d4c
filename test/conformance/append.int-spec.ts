import { randomUUID } from 'node:crypto';
import { ANY, type AppendExpectedRevision, binaryEvent, NO_STREAM, START } from '@eventstore/db-client';
import { WrongExpectedVersion } from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { BatchConversation, PASSED_DEADLINE } from './support/batch-conversation.ts';
import { appendMessages, batchMessage } from './support/messages.ts';
import { eventsOf, note, notes, textsOf } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { A_WHILE, pause } from './support/time.ts';

const server = new ServerUnderTest();

/** Credentials make the official client use the unary call instead of the shared one. */
const unary = { credentials: { username: 'admin', password: 'changeit' } };

const ways = [
  ['in a batch', {}],
  ['in a call of its own', unary],
] as const;

describe('A wrong expected version', () => {
  it('of a unary append is gRPC status 0 with a wrongExpectedVersion body, old and 2060 fields both filled', async () => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, notes(3));
    const refused = await server.wire.upload(StreamsService.append, appendMessages(stream, 7n));
    expect(refused.getWrongExpectedVersion()?.toObject()).toMatchObject({
      currentRevision: '2',
      currentRevision2060: 2,
      expectedRevision: '7',
      expectedRevision2060: 7,
    });
    const missing = await server.wire.upload(StreamsService.append, appendMessages(server.newStream(), 'streamExists'));
    const body = missing.getWrongExpectedVersion();
    expect([body?.hasCurrentNoStream(), body?.hasNoStream2060()]).toEqual([true, true]);
    expect([body?.hasExpectedStreamExists(), body?.hasStreamExists2060()]).toEqual([true, true]);
  });

  it('of a batch is a message with error code 6, WrongExpectedVersion and its details, and the call stays open', async () => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, notes(3));
    const conversation = new BatchConversation(server.wire);
    const error = (await conversation.ask(batchMessage(stream, 7n))).getError();
    expect(error?.getCode()).toBe(6);
    expect(error?.getMessage()).toBe('WrongExpectedVersion');
    const details = error?.getDetails();
    expect(details?.getTypeUrl()).toBe('type.googleapis.com/event_store.client.WrongExpectedVersion');
    const numbers = WrongExpectedVersion.deserializeBinary(details!.getValue_asU8());
    expect([numbers.getExpectedStreamPosition(), numbers.getCurrentStreamRevision()]).toEqual(['7', '2']);
    expect((await conversation.ask(batchMessage(stream, 2n))).getSuccess()?.getCurrentRevision()).toBe('3');
    conversation.cancel();
  });
});

describe('A batch', () => {
  it('answers 5 for a deleted stream, 4 for a deadline that has passed and 3 for a bad request', async () => {
    const deleted = server.newStream();
    await server.client.tombstoneStream(deleted);
    const late = batchMessage(server.newStream(), 'any');
    late.getOptions()?.setDeadline(PASSED_DEADLINE);
    const nameless = batchMessage('', 'any');
    const conversation = new BatchConversation(server.wire);
    const codes = [];
    for (const request of [batchMessage(deleted, 'any'), late, nameless]) {
      codes.push((await conversation.ask(request)).getError()?.getCode());
    }
    expect(codes).toEqual([5, 4, 3]);
    conversation.cancel();
  });

  it('may be answered out of order: each answer echoes its correlation id and its stream', async () => {
    const conversation = new BatchConversation(server.wire);
    const streams = new Map<string, string>();
    for (let n = 0; n < 40; n++) streams.set(randomUUID(), server.newStream());
    const asked = [...streams].map(([correlation, stream], n) =>
      conversation.ask(batchMessage(stream, 'noStream', n % 3 === 0 ? 100 : 1, correlation)),
    );
    for (const answer of await Promise.all(asked)) {
      const stream = Buffer.from(answer.getStreamIdentifier()!.getStreamName_asU8()).toString();
      expect(stream).toBe(streams.get(answer.getCorrelationId()!.getString()));
    }
    conversation.cancel();
  });

  it('is not ended by half-closing an idle call', async () => {
    const conversation = new BatchConversation(server.wire);
    await conversation.ask(batchMessage(server.newStream(), 'any'));
    conversation.halfClose();
    await pause(A_WHILE);
    expect(conversation.endedAs).toBeUndefined();
    conversation.cancel();
  });
});

describe.each(ways)('An append %s', (_way, how) => {
  const append = (...[stream, events, options]: Parameters<typeof server.client.appendToStream>) =>
    server.client.appendToStream(stream, events, { ...options, ...how });

  it('of no events succeeds with a position and the current revision', async () => {
    const stream = server.newStream();
    await append(stream, notes(2));
    const nothing = await append(stream, []);
    expect(nothing).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(nothing.position?.commit).toEqual(expect.any(BigInt));
    expect(await textsOf(server.client, stream)).toEqual(['0', '1']);
  });

  it.each<[string, AppendExpectedRevision]>([
    ['with ANY', ANY],
    ['with the original expectation', NO_STREAM],
  ])('of the same ids %s returns the original result', async (_with, expectedRevision) => {
    const stream = server.newStream();
    const events = notes(2);
    const original = await append(stream, events, { expectedRevision: NO_STREAM });
    await append(stream, note('later'));
    expect(await append(stream, events, { expectedRevision })).toEqual(original);
    expect(await textsOf(server.client, stream)).toEqual(['0', '1', 'later']);
  });

  it('of the same ids with an expectation equal to the current revision is written again', async () => {
    const stream = server.newStream();
    const events = notes(2);
    await append(stream, events, { expectedRevision: NO_STREAM });
    expect(await append(stream, events, { expectedRevision: 1n })).toMatchObject({ nextExpectedRevision: 3n });
    expect(await textsOf(server.client, stream)).toEqual(['0', '1', '0', '1']);
  });

  it('of one id several times, repeated with ANY, is answered with where that id was written first', async () => {
    const stream = server.newStream();
    const event = note('same');
    const events = [event, event, event];
    expect(await append(stream, events)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await append(stream, events)).toMatchObject({ nextExpectedRevision: 0n });
    expect(await textsOf(server.client, stream)).toEqual(['same', 'same', 'same']);
  });

  it('of an id that another stream has since is, repeated with ANY, still the one it was', async () => {
    const [first, second] = [server.newStream(), server.newStream()];
    const event = note('same');
    const original = await append(first, event);
    await append(second, event);
    expect(await append(first, event)).toEqual(original);
    expect(await textsOf(server.client, first)).toEqual(['same']);
  });

  it.each<[string, AppendExpectedRevision]>([
    ['ANY', ANY],
    ['the original expectation', NO_STREAM],
  ])('of ids that overlap in part is a wrong expected version with %s', async (_with, expectedRevision) => {
    const stream = server.newStream();
    const event = note('known');
    await append(stream, event, { expectedRevision: NO_STREAM });
    await expect(append(stream, [event, note('new')], { expectedRevision })).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    expect(await textsOf(server.client, stream)).toEqual(['known']);
  });

  it('has data, metadata and twice the length of the type, up to 1 MiB: then maximum-append-size-exceeded', async () => {
    const type = 'T'.repeat(100);
    const metadata = new Uint8Array(1000);
    const sized = (data: number) => binaryEvent({ type, data: new Uint8Array(data), metadata });
    // 23.10 counts the data only.
    const limit = 1024 * 1024 - ((await server.isBefore24()) ? 0 : metadata.length + 2 * type.length);
    await expect(append(server.newStream(), sized(limit))).resolves.toMatchObject({ success: true });
    const halves = [sized(limit / 2), sized(limit / 2 + 1)];
    for (const events of [sized(limit + 1), halves]) {
      await expect(append(server.newStream(), events)).rejects.toMatchObject({
        type: 'maximum-append-size-exceeded',
        maxAppendSize: 1024 * 1024,
      });
    }
  });

  it('shows all its events together, to readers and in whatever order they look', async () => {
    const stream = server.newStream();
    let isWriting = true;
    const writing = (async () => {
      for (let n = 0; n < 20; n++) await append(stream, notes(50));
      isWriting = false;
    })();
    const seen = new Set<number>();
    while (isWriting) {
      const [last] = await eventsOf(server.client, stream, { direction: 'backwards', fromRevision: 'end', maxCount: 1 })
        // The stream is not there yet.
        .catch(() => []);
      if (last) seen.add(Number(last.revision + 1n));
    }
    await writing;
    expect(seen.size).toBeGreaterThan(1);
    expect([...seen].filter((count) => count % 50 !== 0)).toEqual([]);
  });
});

describe('An append that its client gives up before the end', () => {
  it('writes nothing of what came until then', async () => {
    const streams = Array.from({ length: 30 }, () => server.newStream());
    for (const stream of streams) await server.wire.abandon(StreamsService.append, appendMessages(stream, 'any', 2));
    // What is answered now came after all of them.
    await server.client.appendToStream(server.newStream(), note('behind'));
    for (const stream of streams) {
      await expect(eventsOf(server.client, stream, { fromRevision: START })).rejects.toMatchObject({
        type: 'stream-not-found',
      });
    }
  });
});

describe('An append of no events', () => {
  it('to a missing stream answers noStream, with a position', async () => {
    const stream = server.newStream();
    const single = await server.wire.upload(StreamsService.append, appendMessages(stream, 'any', 0));
    expect([single.getSuccess()?.hasNoStream(), single.getSuccess()?.hasPosition()]).toEqual([true, true]);
    const conversation = new BatchConversation(server.wire);
    const batch = await conversation.ask(batchMessage(stream, 'any', 0));
    expect([batch.getSuccess()?.hasNoStream(), batch.getSuccess()?.hasPosition()]).toEqual([true, true]);
    conversation.cancel();
    await expect(eventsOf(server.client, stream, { fromRevision: START })).rejects.toMatchObject({
      type: 'stream-not-found',
    });
  });
});
