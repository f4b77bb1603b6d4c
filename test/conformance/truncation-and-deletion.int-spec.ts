import { status } from '@grpc/grpc-js';
import {
  type AppendExpectedRevision,
  NO_STREAM,
  type Position,
  START,
  STREAM_EXISTS,
  type StreamMetadata,
} from '@eventstore/db-client';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { readStreamMessage } from './support/messages.ts';
import { eventsOf, note, notes, textsOf } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { Told } from './support/told.ts';
import { A_WHILE, eventually, pause } from './support/time.ts';
import { ended } from './support/wire.ts';

const server = new ServerUnderTest();

/** The greatest number that a revision can be. */
const INT64_MAX = 2n ** 63n - 1n;

async function streamOf(events: number) {
  const stream = server.newStream();
  await server.client.appendToStream(stream, notes(events));
  return stream;
}

/** How many events of a stream are in `$all` behind a position. */
async function inAll(stream: string, from: Position): Promise<number> {
  let count = 0;
  for await (const { event } of server.client.readAll({ fromPosition: from })) if (event?.streamId === stream) count++;
  return count;
}

async function positionNow(): Promise<Position> {
  const { position } = await server.client.appendToStream(server.newStream(), note('now'));
  return position!;
}

/** What `$$stream` says, as it was written. */
async function metadataDocument(stream: string): Promise<string> {
  const { messages } = await server.wire.toTheEnd(StreamsService.read, readStreamMessage(`$$${stream}`));
  const last = messages.filter((message) => message.hasEvent()).at(-1);
  return Buffer.from(last?.getEvent()?.getEvent()?.getData_asU8() ?? []).toString();
}

describe('$maxAge, $maxCount, $tb, $acl and custom keys', () => {
  it('live in $$stream', async () => {
    const stream = await streamOf(1);
    await server.client.setStreamMetadata(stream, {
      maxAge: 3600,
      maxCount: 10,
      truncateBefore: 0,
      acl: { readRoles: ['$all'] },
      office: 'Hamburg',
    });
    const document = JSON.parse(await metadataDocument(stream)) as Record<string, unknown>;
    expect(document).toMatchObject({ $maxAge: 3600, $maxCount: 10, $tb: 0, office: 'Hamburg' });
    expect(document['$acl']).toBeDefined();
    expect((await server.client.getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 10, office: 'Hamburg' });
  });

  it('hide what is beyond the count', async () => {
    const stream = await streamOf(5);
    await server.client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await textsOf(server.client, stream)).toEqual(['3', '4']);
  });
});

describe('A truncated or expired event', () => {
  it.each<[string, StreamMetadata]>([
    ['that was truncated', { truncateBefore: 3 }],
    ['of which there are too many', { maxCount: 1 }],
    ['that is too old', { maxAge: 1 }],
  ])('%s is no longer in its stream and still appears in $all', async (_which, metadata) => {
    const before = await positionNow();
    const stream = await streamOf(4);
    await server.client.setStreamMetadata(stream, metadata);
    const left = metadata.maxAge === undefined ? 1 : 0;
    await eventually(
      () => eventsOf(server.client, stream),
      (events) => events.length === left,
    );
    expect(await inAll(stream, before)).toBe(4);
  });
});

describe('A $tb beyond the end', () => {
  it('reads as empty, not as not found, and a later append stays hidden', async () => {
    const stream = await streamOf(2);
    await server.client.setStreamMetadata(stream, { truncateBefore: 10 });
    const read = () => server.wire.toTheEnd(StreamsService.read, readStreamMessage(stream));
    expect(await read()).toMatchObject({ messages: [], status: { code: status.OK } });
    await server.client.appendToStream(stream, note('later'));
    expect(await read()).toMatchObject({ messages: [], status: { code: status.OK } });
  });

  it('gives nothing that is there to who subscribes, and what is appended then', async () => {
    const stream = await streamOf(2);
    await server.client.setStreamMetadata(stream, { truncateBefore: 10 });
    const told = new Told(server.client.subscribeToStream(stream, { fromRevision: START }));
    expect(await told.until(2)).toEqual(['confirmation', 'caught up']);
    await server.client.appendToStream(stream, note('later'));
    expect(await told.until(3)).toEqual(['confirmation', 'caught up', 'later']);
    await told.end();
  });
});

describe('A soft delete', () => {
  it('writes $tb = int64 max', async () => {
    const stream = await streamOf(2);
    await server.client.deleteStream(stream);
    expect(await metadataDocument(stream)).toMatch(new RegExp(`"\\$tb":\\s*${INT64_MAX}\\b`));
    await expect(textsOf(server.client, stream)).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('of a metastream answers whoever expects it that it is deleted', async () => {
    const stream = await streamOf(1);
    await server.client.setStreamMetadata(stream, { maxCount: 5 });
    await server.client.deleteStream(`$$${stream}`);
    const append = server.client.appendToStream(`$$${stream}`, note('more'), { expectedRevision: STREAM_EXISTS });
    await expect(append).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it.each<[string, AppendExpectedRevision]>([
    ['no-stream', NO_STREAM],
    ['the old revision', 2n],
  ])('lets an append continue the numbering that expects %s, and rewrites $tb', async (_what, expectedRevision) => {
    const stream = await streamOf(3);
    await server.client.deleteStream(stream);
    const { nextExpectedRevision } = await server.client.appendToStream(stream, note('new'), { expectedRevision });
    expect(nextExpectedRevision).toBe(3n);
    expect(await textsOf(server.client, stream)).toEqual(['new']);
    expect(JSON.parse(await metadataDocument(stream))).toMatchObject({ $tb: 3 });
  });

  it('answers stream deleted to an append that expects "stream exists"', async () => {
    const stream = await streamOf(3);
    await server.client.deleteStream(stream);
    const append = server.client.appendToStream(stream, note('new'), { expectedRevision: STREAM_EXISTS });
    await expect(append).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('gives a live subscriber nothing', async () => {
    const stream = await streamOf(1);
    const told = new Told(server.client.subscribeToStream(stream, { fromRevision: START }));
    await told.until(3);
    await server.client.deleteStream(stream);
    await pause(A_WHILE);
    expect(told.sofar).toEqual(['confirmation', '0', 'caught up']);
    await told.end();
  });
});

describe('A tombstone', () => {
  it('writes $streamDeleted at revision int64 max', async () => {
    const before = await positionNow();
    const stream = await streamOf(1);
    await server.client.tombstoneStream(stream);
    const found = [];
    for await (const { event } of server.client.readAll({ fromPosition: before })) {
      if (event?.streamId === stream) found.push([event.type, event.revision]);
    }
    expect(found).toEqual([
      ['NoteAdded', 0n],
      ['$streamDeleted', INT64_MAX],
    ]);
  });

  it('keeps nobody from writing metadata that were there before, and lets nobody read them', async () => {
    const stream = await streamOf(1);
    await server.client.setStreamMetadata(stream, { office: 'Laredo' });
    await server.client.tombstoneStream(stream);
    await server.client.setStreamMetadata(stream, { office: 'El Paso' }, { expectedRevision: 0n });
    await server.client.setStreamMetadata(stream, { office: 'Nogales' });
    await expect(server.client.getStreamMetadata(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('is received by a live subscriber, and then FAILED_PRECONDITION', async () => {
    const stream = await streamOf(1);
    const call = server.wire.download(StreamsService.read, readStreamMessage(stream, { subscribe: true }));
    const end = ended(call);
    await new Promise<void>((resolve) =>
      call.on('data', (message: ReadResp) => {
        if (message.hasCaughtUp()) resolve();
      }),
    );
    await server.client.tombstoneStream(stream);
    const { messages, status: last } = await end;
    const event = messages.at(-1)?.getEvent()?.getEvent();
    expect(event?.getMetadataMap().get('type')).toBe('$streamDeleted');
    expect(event?.getStreamRevision()).toBe(String(INT64_MAX));
    expect(last).toMatchObject({ code: status.FAILED_PRECONDITION, trailers: { exception: 'stream-deleted' } });
  });
});
