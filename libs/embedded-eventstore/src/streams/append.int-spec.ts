import { randomUUID } from 'node:crypto';
import { ANY, type AppendExpectedRevision, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { newStream, note, servedStore, texts } from '../testing/served-store.ts';

const served = servedStore();
const append = (...parameters: Parameters<typeof served.client.appendToStream>) =>
  served.client.appendToStream(...parameters);

/** Credentials make the official client use the unary call instead of the shared one. */
const unary = { credentials: { username: 'admin', password: 'changeit' } };

describe.each([
  ['a batch', {}],
  ['a call of its own', unary],
])('An append in %s', (_kind, how) => {
  it('says the last revision, and a position whose commit and prepare are equal', async () => {
    const stream = newStream();
    const result = await append(stream, [note('a'), note('b')], { expectedRevision: NO_STREAM, ...how });
    expect(result.nextExpectedRevision).toBe(1n);
    expect(result.position?.commit).toBe(result.position?.prepare);
    for await (const { event } of served.client.readStream(stream, { fromRevision: 1n })) {
      expect(event?.position).toEqual(result.position);
    }
  });

  it.each<[string, AppendExpectedRevision, unknown]>([
    ['a revision that is not there yet', 5n, 5n],
    ['no stream', NO_STREAM, 'no_stream'],
    ['a revision beyond what a number holds', 2n ** 62n, 2n ** 62n],
  ])('is refused when %s is expected, telling both numbers', async (_what, expectedRevision, told) => {
    const stream = newStream();
    await append(stream, note('there'));
    await expect(append(stream, note('new'), { expectedRevision, ...how })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: told,
      actualVersion: 0n,
    });
    expect(await texts(served.client, stream)).toEqual(['there']);
  });

  it('is refused when a stream is expected that never was', async () => {
    await expect(append(newStream(), note('x'), { expectedRevision: STREAM_EXISTS, ...how })).rejects.toMatchObject({
      expectedVersion: 'stream_exists',
      actualVersion: 'no_stream',
    });
    await expect(append(newStream(), note('x'), { expectedRevision: 0n, ...how })).rejects.toMatchObject({
      expectedVersion: 0n,
      actualVersion: 'no_stream',
    });
  });

  it('finds a stream there that has nothing but metadata', async () => {
    const stream = newStream();
    await served.client.setStreamMetadata(stream, { maxCount: 9 });
    await expect(append(stream, note('x'), { expectedRevision: STREAM_EXISTS, ...how })).resolves.toBeDefined();
  });

  it('of nothing succeeds with a position and the revision that is there', async () => {
    const stream = newStream();
    await append(stream, [note('a'), note('b')]);
    const result = await append(stream, [], { expectedRevision: 1n, ...how });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(result.position).toBeDefined();
  });

  it('that comes again gives the first result, with any expectation it can have had', async () => {
    const stream = newStream();
    const events = [note('a'), note('b')];
    const first = await append(stream, events, { expectedRevision: NO_STREAM, ...how });
    await append(stream, note('later'));
    for (const expectedRevision of [NO_STREAM, ANY] as const) {
      expect(await append(stream, events, { expectedRevision, ...how })).toEqual(first);
    }
    expect(await texts(served.client, stream)).toEqual(['a', 'b', 'later']);
  });

  it('that comes again on the revision that is there now is written again', async () => {
    const stream = newStream();
    const event = note('a');
    await append(stream, event, { expectedRevision: NO_STREAM, ...how });
    expect(await append(stream, event, { expectedRevision: 0n, ...how })).toMatchObject({ nextExpectedRevision: 1n });
  });

  it.each([ANY, NO_STREAM] as const)(
    'of which a part was written before is refused, expecting %s',
    async (expectedRevision) => {
      const stream = newStream();
      const event = note('a');
      await append(stream, event);
      await expect(append(stream, [event, note('b')], { expectedRevision, ...how })).rejects.toMatchObject({
        type: 'wrong-expected-version',
      });
    },
  );

  it('counts data, metadata and twice the type towards one MiB', async () => {
    const type = 'T'.repeat(24);
    const event = (bytes: number) => ({
      ...note('x'),
      type,
      contentType: 'application/octet-stream' as const,
      data: new Uint8Array(bytes),
    });
    const limit = 1024 * 1024 - 2 * type.length;
    await expect(append(newStream(), event(limit) as never, how)).resolves.toMatchObject({ success: true });
    await expect(append(newStream(), event(limit + 1) as never, how)).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1024 * 1024,
    });
  });
});

describe('Two clients that race for one revision', () => {
  it('leave exactly one winner, and the others learn who won', async () => {
    const stream = newStream();
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => append(stream, note(`${n}`, randomUUID()), { expectedRevision: NO_STREAM })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ actualVersion: 0n });
    }
    expect(await texts(served.client, stream)).toHaveLength(1);
  });
});
