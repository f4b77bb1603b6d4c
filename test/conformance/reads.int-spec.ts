import { status } from '@grpc/grpc-js';
import { jsonEvent } from '@eventstore/db-client';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { type FilterShape, filtered, readAllMessage, readStreamMessage } from './support/messages.ts';
import { eventsOf, note, notes } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';

const server = new ServerUnderTest();

const read = (request: ReturnType<typeof readStreamMessage>) => server.wire.toTheEnd(StreamsService.read, request);

/** What a message says besides events, by the name of its field. */
const kindOf = (message: ReadResp): string => {
  if (message.hasEvent()) return 'event';
  if (message.hasStreamNotFound()) return 'not found';
  if (message.hasFirstStreamPosition()) return `first ${message.getFirstStreamPosition()}`;
  if (message.hasLastStreamPosition()) return `last ${message.getLastStreamPosition()}`;
  return 'something else';
};

/** Of which stream and type the event of a message is. */
const namesOf = (message: ReadResp): (string | undefined)[] => {
  const event = message.getEvent()?.getEvent();
  const stream = event?.getStreamIdentifier()?.getStreamName_asU8() ?? [];
  return [Buffer.from(stream).toString(), event?.getMetadataMap().get('type')];
};

async function streamOf(events: number): Promise<string> {
  const stream = server.newStream();
  await server.client.appendToStream(stream, notes(events));
  return stream;
}

describe('Reading a stream', () => {
  it('that is not found gives an ordinary message with status 0', async () => {
    const { messages, status: end } = await read(readStreamMessage(server.newStream()));
    expect(messages.map(kindOf)).toEqual(['not found']);
    expect(end.code).toBe(status.OK);
  });

  it('says lastStreamPosition only to clients of compatibility 1 or more', async () => {
    const stream = await streamOf(2);
    const old = await read(readStreamMessage(stream));
    const current = await read(readStreamMessage(stream, { compatibility: 1 }));
    expect(old.messages.map(kindOf)).toEqual(['event', 'event']);
    expect(current.messages.map(kindOf)).toEqual(['event', 'event', 'last 1']);
  });

  it('says firstStreamPosition of an empty page only to clients of compatibility 1 or more', async () => {
    const stream = await streamOf(3);
    await server.client.setStreamMetadata(stream, { truncateBefore: 2 });
    const emptyPage = { count: 2 };
    const old = await read(readStreamMessage(stream, emptyPage));
    const current = await read(readStreamMessage(stream, { ...emptyPage, compatibility: 1 }));
    expect(old.messages.map(kindOf)).not.toContainEqual(expect.stringMatching(/first|last/));
    expect(current.messages.map(kindOf)).toEqual(expect.arrayContaining(['first 2', 'last 2']));
  });

  it('gives created in ticks of 100 ns since the Unix epoch', async () => {
    const before = Date.now();
    const stream = await streamOf(1);
    const after = Date.now();
    const { messages } = await read(readStreamMessage(stream));
    const created = BigInt(messages[0]?.getEvent()?.getEvent()?.getMetadataMap().get('created') ?? 0);
    // A clock of another machine may be off by seconds.
    const slack = 60_000;
    expect(created).toBeGreaterThan(BigInt(before - slack) * 10_000n);
    expect(created).toBeLessThan(BigInt(after + slack) * 10_000n);
  });

  it('gives a commit position that equals the prepare position on every event', async () => {
    const stream = await streamOf(5);
    const { messages } = await read(readStreamMessage(stream));
    const positions = messages.map((message) => message.getEvent()?.getEvent());
    expect(positions).toHaveLength(5);
    for (const event of positions) expect(event?.getCommitPosition()).toBe(event?.getPreparePosition());
  });
});

describe('An append', () => {
  it("answers with its last event's position", async () => {
    const stream = server.newStream();
    const { position } = await server.client.appendToStream(stream, notes(3));
    const events = await eventsOf(server.client, stream);
    expect(events.at(-1)?.position).toEqual(position);
    expect(events[0]?.position?.commit).toBeLessThan(events[2]?.position?.commit ?? 0n);
  });
});

describe('Reading $all', () => {
  const insideARecord = async (): Promise<unknown> =>
    expect.stringContaining((await server.isBefore24()) ? 'ReadAllResult: Error' : 'InvalidPosition');

  it('from a position inside a record is UNKNOWN "InvalidPosition"', async () => {
    const stream = server.newStream();
    const { position } = await server.client.appendToStream(stream, note('a'.repeat(100)));
    await server.client.appendToStream(stream, note('behind'));
    const { messages, status: end } = await read(readAllMessage({ from: position!.commit + 10n }));
    expect(messages).toEqual([]);
    expect(end).toMatchObject({ code: status.UNKNOWN, details: await insideARecord() });
  });

  it('is so backwards also when that record is the last one; forwards there is nothing behind it to read', async () => {
    const { position } = await server.client.appendToStream(server.newStream(), note('a'.repeat(100)));
    const from = position!.commit + 10n;
    const backwards = await read(readAllMessage({ from, direction: 'backwards' }));
    expect(backwards.messages).toEqual([]);
    expect(backwards.status).toMatchObject({ code: status.UNKNOWN, details: await insideARecord() });
    const forwards = await read(readAllMessage({ from }));
    expect(forwards).toMatchObject({ messages: [], status: { code: status.OK } });
  });

  it('past the end, backwards, is UNKNOWN "Error": there is nothing to go back from', async () => {
    const { position } = await server.client.appendToStream(server.newStream(), note('last'));
    const from = position!.commit + 1_000_000_000n;
    const { messages, status: end } = await read(readAllMessage({ from, direction: 'backwards' }));
    expect(messages).toEqual([]);
    expect(end).toMatchObject({ code: status.UNKNOWN, details: expect.stringContaining('ReadAllResult: Error') });
  });

  it('past the end is empty with status 0', async () => {
    const { position } = await server.client.appendToStream(server.newStream(), note('last'));
    const { messages, status: end } = await read(readAllMessage({ from: position!.commit + 1_000_000_000n }));
    expect(messages).toEqual([]);
    expect(end.code).toBe(status.OK);
  });
});

describe('A filter', () => {
  const type = (name: string) => `${name}-${server.newStream('type')}`;

  /** Two events each in streams of two kinds, and the position before all of them. */
  async function mixture() {
    const [here, there] = [server.newStream('here'), server.newStream('there')];
    const [common, rare] = [type('common'), type('rare')];
    const { position } = await server.client.appendToStream(server.newStream(), note('before'));
    for (const stream of [here, there, here, there]) {
      await server.client.appendToStream(stream, [
        jsonEvent({ type: common, data: { text: 'common' } }),
        jsonEvent({ type: rare, data: { text: 'rare' } }),
      ]);
    }
    return { here, there, common, rare, position: position! };
  }

  it.each<[string, (of: { here: string; there: string; rare: string }) => [FilterShape, string]]>([
    ['the stream name by prefix', ({ here }) => [{ by: 'stream', prefixes: ['nowhere-', here] }, here]],
    ['the stream name by regular expression', ({ here }) => [{ by: 'stream', regex: `^${here}$` }, here]],
    [
      'stream names but those left out',
      ({ here, there }) => [{ by: 'stream', regex: `^(?!${there}|\\$|sample)` }, here],
    ],
    ['the event type by prefix', ({ rare }) => [{ by: 'type', prefixes: ['Nothing', rare] }, rare]],
    ['the event type by regular expression', ({ rare }) => [{ by: 'type', regex: `^${rare}$` }, rare]],
  ])('looks at %s', async (_what, choose) => {
    const { position, ...names } = await mixture();
    const [shape, wanted] = choose(names);
    const request = readAllMessage({ from: position.commit, count: 100 });
    const { messages } = await read(filtered(request, shape));
    expect(messages).toHaveLength(4);
    for (const message of messages) expect(namesOf(message)).toContain(wanted);
  });

  it.each([
    ['a window', 32],
    ['a count instead of a window', undefined],
  ])('takes %s', async (_what, window) => {
    const { here, position } = await mixture();
    const request = readAllMessage({ from: position.commit, count: 3 });
    const { messages, status: end } = await read(filtered(request, { by: 'stream', prefixes: [here], window }));
    expect(end.code).toBe(status.OK);
    expect(messages.map(kindOf)).toEqual(['event', 'event', 'event']);
  });

  it.each([
    [5, 1],
    [10, 3],
  ])('gives a subscriber a checkpoint after every window of %i events times a multiplier of %i', async (window, by) => {
    const nobody = server.newStream('nobody');
    const { position } = await server.client.appendToStream(server.newStream(), note('before'));
    const stream = await streamOf(100);
    const subscribing = readAllMessage({ from: position!.commit, subscribe: true });
    const request = filtered(subscribing, { by: 'stream', prefixes: [nobody], window, multiplier: by });
    const checkpoints: bigint[] = [];
    const call = server.wire.download(StreamsService.read, request);
    call.on('error', () => undefined);
    await new Promise<void>((resolve) =>
      call.on('data', (message: ReadResp) => {
        const checkpoint = message.getCheckpoint();
        if (checkpoint) checkpoints.push(BigInt(checkpoint.getCommitPosition()));
        if (message.hasCaughtUp()) resolve();
      }),
    );
    call.cancel();
    const positions = (await eventsOf(server.client, stream)).map((event) => event.position!.commit);
    // A server that others write to as well has more to look at, and so more checkpoints between ours.
    const between = checkpoints.filter((at) => at > position!.commit && at <= positions.at(-1)!);
    const places = between.map((at) => positions.indexOf(at)).filter((place) => place >= 0);
    const distances = places.slice(1).map((place, n) => place - places[n]!);
    // It may name the end or the beginning of what was looked at last: then the last one is still to come at the end.
    expect(places.length).toBeGreaterThanOrEqual(Math.floor(100 / (window * by)) - 1);
    expect(Math.max(...distances)).toBeLessThanOrEqual(window * by);
    expect(distances.filter((distance) => distance === window * by).length).toBeGreaterThan(0);
  });
});
