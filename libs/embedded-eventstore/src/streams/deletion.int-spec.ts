import { ANY, type AppendExpectedRevision, END, NO_STREAM, START, STREAM_EXISTS } from '@eventstore/db-client';
import { newStream, note, servedStore, texts } from '../testing/served-store.ts';

const served = servedStore();

/** A stream with two notes. */
const filled = async () => {
  const stream = newStream();
  await served.client.appendToStream(stream, [note('a'), note('b')]);
  return stream;
};

describe('A soft delete', () => {
  it('makes the stream as if it were not there, and says where it was written', async () => {
    const stream = await filled();
    const { position } = await served.client.deleteStream(stream, { expectedRevision: 1n });
    expect(position?.commit).toBe(position?.prepare);
    await expect(texts(served.client, stream)).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('is metadata with $tb of int64 maximum', async () => {
    const stream = await filled();
    await served.client.deleteStream(stream);
    for await (const { event } of served.client.readStream(`$$${stream}`, {
      direction: 'backwards',
      fromRevision: END,
    })) {
      expect(event?.type).toBe('$metadata');
      expect(event?.data).toEqual({ $tb: Number(2n ** 63n - 1n) });
    }
  });

  it.each<[string, AppendExpectedRevision]>([
    ['no stream', NO_STREAM],
    ['its revision', 1n],
    ['anything', ANY],
  ])('lets the stream go on where it ended, expecting %s', async (_what, expectedRevision) => {
    const stream = await filled();
    await served.client.deleteStream(stream);
    const result = await served.client.appendToStream(stream, note('c'), { expectedRevision });
    expect(result.nextExpectedRevision).toBe(2n);
    expect(await texts(served.client, stream)).toEqual(['c']);
    expect(await served.client.getStreamMetadata(stream)).toMatchObject({ metadata: { truncateBefore: 2 } });
  });

  it('answers whoever expects the stream that it is deleted', async () => {
    const stream = await filled();
    await served.client.deleteStream(stream);
    const append = served.client.appendToStream(stream, note('c'), { expectedRevision: STREAM_EXISTS });
    await expect(append).rejects.toMatchObject({ type: 'stream-deleted', streamName: stream });
  });

  it('of a stream whose metadata are gone for good is refused, and disturbs no append beside it', async () => {
    const stream = await filled();
    await served.client.tombstoneStream(`$$${stream}`);
    const beside = served.client.appendToStream(newStream(), note('c'));
    await expect(served.client.deleteStream(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
    expect((await beside).success).toBe(true);
    expect(await texts(served.client, stream)).toEqual(['a', 'b']);
  });

  it('of a stream that never was is a wrong version, whatever is expected', async () => {
    const deletion = served.client.deleteStream(newStream(), { expectedRevision: ANY });
    await expect(deletion).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });

  it('on a wrong revision is refused with both numbers', async () => {
    const stream = await filled();
    await expect(served.client.deleteStream(stream, { expectedRevision: 7n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: 7n,
      actualVersion: 1n,
    });
  });

  it('leaves the events in $all', async () => {
    const stream = await filled();
    await served.client.deleteStream(stream);
    const found = [];
    for await (const { event } of served.client.readAll({ fromPosition: START }))
      if (event?.streamId === stream) found.push(event);
    expect(found).toHaveLength(2);
  });

  it('is lifted by new metadata, which keep their other keys', async () => {
    const stream = await filled();
    await served.client.deleteStream(stream);
    await served.client.setStreamMetadata(stream, { maxCount: 5, custom: 'kept' } as never);
    expect(await served.client.getStreamMetadata(stream)).toMatchObject({
      metadata: { maxCount: 5, truncateBefore: 2, custom: 'kept' },
    });
    expect(await texts(served.client, stream)).toEqual([]);
  });
});

describe('A tombstone', () => {
  it('ends the stream and its metadata for good', async () => {
    const stream = await filled();
    await served.client.tombstoneStream(stream, { expectedRevision: 1n });
    await expect(texts(served.client, stream)).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(texts(served.client, `$$${stream}`)).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(served.client.appendToStream(stream, note('c'))).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(served.client.deleteStream(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('can be set where no stream ever was', async () => {
    const stream = newStream();
    await served.client.tombstoneStream(stream);
    await expect(served.client.appendToStream(stream, note('c'))).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('is the event $streamDeleted at revision int64 maximum in $all', async () => {
    const stream = await filled();
    const { position } = await served.client.tombstoneStream(stream);
    for await (const { event } of served.client.readAll({ fromPosition: position!, maxCount: 1 })) {
      expect(event).toMatchObject({ type: '$streamDeleted', streamId: stream, revision: 2n ** 63n - 1n });
    }
  });
});
