import {
  BACKWARDS,
  binaryEvent,
  END,
  type EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  START,
} from '@eventstore/db-client';
import { newStream, note, servedStore, texts, textOf } from '../testing/served-store.ts';

const served = servedStore();

async function filled(...notes: string[]): Promise<string> {
  const stream = newStream();
  await served.client.appendToStream(
    stream,
    notes.map((text) => note(text)),
  );
  return stream;
}

type Options = NonNullable<Parameters<EventStoreDBClient['readStream']>[1]>;

async function collect(stream: string, options: Options) {
  const found = [];
  for await (const resolved of served.client.readStream(stream, options)) found.push(resolved);
  return found;
}

describe('Reading a stream', () => {
  it.each<[string, Options, string[]]>([
    ['forwards from the start', { direction: FORWARDS, fromRevision: START }, ['a', 'b', 'c', 'd']],
    ['forwards from a revision', { direction: FORWARDS, fromRevision: 2n }, ['c', 'd']],
    ['forwards, some', { direction: FORWARDS, fromRevision: 1n, maxCount: 2 }, ['b', 'c']],
    ['forwards from behind its end', { direction: FORWARDS, fromRevision: 9n }, []],
    ['backwards from the end', { direction: BACKWARDS, fromRevision: END }, ['d', 'c', 'b', 'a']],
    ['backwards from a revision', { direction: BACKWARDS, fromRevision: 1n }, ['b', 'a']],
    ['backwards from behind its end', { direction: BACKWARDS, fromRevision: 9n }, ['d', 'c', 'b', 'a']],
    ['backwards, the last one', { direction: BACKWARDS, fromRevision: END, maxCount: 1 }, ['d']],
  ])('goes %s', async (_how, options, expected) => {
    const stream = await filled('a', 'b', 'c', 'd');
    expect((await collect(stream, options)).map(textOf)).toEqual(expected);
  });

  it('gives more events than a page has, once each', async () => {
    const stream = newStream();
    const all = Array.from({ length: 700 }, (_, n) => String(n));
    for (let n = 0; n < 700; n += 100)
      await served.client.appendToStream(
        stream,
        all.slice(n, n + 100).map((text) => note(text)),
      );
    expect(await texts(served.client, stream)).toEqual(all);
    expect((await collect(stream, { direction: BACKWARDS, fromRevision: END })).map(textOf)).toEqual(all.toReversed());
  });

  it('tells positions that are the same in commit and prepare, and when it was written', async () => {
    const before = Date.now();
    const [resolved] = await collect(await filled('a'), {});
    expect(resolved?.event?.position?.commit).toBe(resolved?.event?.position?.prepare);
    expect(resolved?.event?.created.getTime()).toBeGreaterThanOrEqual(before - 1);
    expect(resolved?.event?.created.getTime()).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('keeps data and metadata byte by byte, JSON or not', async () => {
    const stream = newStream();
    const data = Buffer.from([0, 255, 1, 254, 10, 13]);
    await served.client.appendToStream(stream, [
      binaryEvent({ type: 'Scan', data, metadata: Buffer.from([7, 0, 7]) }),
      jsonEvent({ type: 'Note', data: { ö: '±' }, metadata: { by: 'kim' } }),
    ]);
    const [scan, written] = await collect(stream, {});
    expect(scan?.event).toMatchObject({ isJson: false });
    expect(Buffer.from(scan?.event?.data as Uint8Array)).toEqual(data);
    expect(written?.event).toMatchObject({ isJson: true, data: { ö: '±' }, metadata: { by: 'kim' } });
  });

  it('takes any name', async () => {
    for (const name of ['with space', 'ünïcode-✓', "it's::a-strange/one", 'x'.repeat(2000)]) {
      await served.client.appendToStream(name, note('a'));
      expect(await texts(served.client, name)).toEqual(['a']);
    }
  });
});

describe('A link', () => {
  it('leads to its event where that is asked for, else is itself', async () => {
    const target = await filled('a', 'b');
    const stream = newStream('links');
    await served.client.appendToStream(stream, binaryEvent({ type: '$>', data: Buffer.from(`1@${target}`) }));
    const [resolved] = await collect(stream, { resolveLinkTos: true });
    expect(resolved?.event).toMatchObject({ streamId: target, revision: 1n, data: { text: 'b' } });
    expect(resolved?.link).toMatchObject({ streamId: stream, revision: 0n, type: '$>' });
    const [itself] = await collect(stream, {});
    expect(itself?.event).toMatchObject({ streamId: stream, type: '$>' });
    expect(itself?.link).toBeUndefined();
  });

  it('comes alone when its event is gone', async () => {
    const target = await filled('a', 'b');
    const stream = newStream('links');
    await served.client.appendToStream(stream, binaryEvent({ type: '$>', data: Buffer.from(`0@${target}`) }));
    await served.client.setStreamMetadata(target, { truncateBefore: 1 });
    const [resolved] = await collect(stream, { resolveLinkTos: true });
    expect(resolved?.event).toBeUndefined();
    expect(resolved?.link).toMatchObject({ streamId: stream });
  });
});

describe('Metadata of a stream', () => {
  it('hide what is beyond $maxCount, before $tb and older than $maxAge, from reads and not from $all', async () => {
    const counted = await filled('a', 'b', 'c');
    await served.client.setStreamMetadata(counted, { maxCount: 2 });
    expect(await texts(served.client, counted)).toEqual(['b', 'c']);
    const truncated = await filled('a', 'b', 'c');
    await served.client.setStreamMetadata(truncated, { truncateBefore: 2 });
    expect(await texts(served.client, truncated)).toEqual(['c']);
    const aged = await filled('old');
    await served.client.setStreamMetadata(aged, { maxAge: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await served.client.appendToStream(aged, note('new'));
    expect(await texts(served.client, aged)).toEqual(['new']);
    const inAll: string[] = [];
    for await (const { event } of served.client.readAll()) if (event?.streamId === aged) inAll.push(event.type);
    expect(inAll).toEqual(['NoteAdded', 'NoteAdded']);
  });

  it('make a stream empty, and not missing, when $tb lies behind its end; what is appended stays hidden', async () => {
    const stream = await filled('a', 'b');
    await served.client.setStreamMetadata(stream, { truncateBefore: 10 });
    expect(await texts(served.client, stream)).toEqual([]);
    await served.client.appendToStream(stream, note('c'), { expectedRevision: 1n });
    expect(await texts(served.client, stream)).toEqual([]);
  });

  it('keep what they do not mean, to be read back', async () => {
    const stream = await filled('a');
    await served.client.setStreamMetadata(stream, { maxCount: 5, acl: { readRoles: ['ops'] }, port: '2801' } as never);
    const { metadata } = await served.client.getStreamMetadata(stream);
    expect(metadata).toMatchObject({ maxCount: 5, port: '2801' });
  });
});
