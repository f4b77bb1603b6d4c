import type { ClientReadableStream } from '@grpc/grpc-js';
import { START, streamNameFilter } from '@eventstore/db-client';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { filtered, readAllMessage, readStreamMessage } from './support/messages.ts';
import { note, notes } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { A_WHILE, pause } from './support/time.ts';
import { Told } from './support/told.ts';

const server = new ServerUnderTest();

const kindOf = (message: ReadResp): string => {
  if (message.hasConfirmation()) return 'confirmation';
  if (message.hasEvent()) return 'event';
  if (message.hasCheckpoint()) return 'checkpoint';
  if (message.hasCaughtUp()) return 'caught up';
  return message.hasFellBehind() ? 'fell behind' : 'something else';
};

/**
 * What a subscription says until it has caught up or was ended, and then for so many messages more. When it falls behind later it says a
 * second time that it caught up, as soon as it has: that is kept, and not counted.
 */
async function saidBy(request: ReadReq, more = 0, meanwhile: () => Promise<unknown> = async () => undefined) {
  const call: ClientReadableStream<ReadResp> = server.wire.download(StreamsService.read, request);
  const said: string[] = [];
  const all = new Promise<void>((resolve) => {
    call.on('error', () => resolve());
    let left = Infinity;
    call.on('data', (message: ReadResp) => {
      said.push(kindOf(message));
      if (!message.hasCaughtUp()) left--;
      else if (left === Infinity) {
        left = more;
        void meanwhile();
      }
      if (left === 0) resolve();
    });
  });
  await all;
  call.cancel();
  return said;
}

describe('A subscription to a stream', () => {
  it('says confirmation, events, caught up, in this order', async () => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, notes(3));
    const said = await saidBy(readStreamMessage(stream, { subscribe: true }), 1, () =>
      server.client.appendToStream(stream, note('live')),
    );
    expect(said).toEqual(['confirmation', 'event', 'event', 'event', 'caught up', 'event']);
  });

  it('that is missing still gets both ends', async () => {
    const stream = server.newStream();
    const write = () => server.client.appendToStream(stream, note('first'));
    const request = readStreamMessage(stream, { subscribe: true });
    if (await server.isBefore24()) {
      // 23.10 catches up as soon as there is something to catch up with.
      const [said] = await Promise.all([saidBy(request), pause(A_WHILE).then(write)]);
      expect(said).toEqual(['confirmation', 'event', 'caught up']);
    } else {
      expect(await saidBy(request, 1, write)).toEqual(['confirmation', 'caught up', 'event']);
    }
  });

  it('begins behind the revision that it names', async () => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, notes(3));
    const told = new Told(server.client.subscribeToStream(stream, { fromRevision: 1n }));
    expect(await told.until(3)).toEqual(['confirmation', '2', 'caught up']);
    await told.end();
  });
});

describe('A subscription to $all', () => {
  it('that is filtered says confirmation, events, a last checkpoint, caught up, in this order', async () => {
    const { position } = await server.client.appendToStream(server.newStream(), note('before'));
    const stream = server.newStream('wanted');
    await server.client.appendToStream(stream, notes(2));
    await server.client.appendToStream(server.newStream(), notes(2));
    const request = readAllMessage({ from: position!.commit, subscribe: true });
    const said = await saidBy(filtered(request, { by: 'stream', prefixes: [stream], window: 1000 }));
    // On a busy server there may be checkpoints in between; the last message before the end is one, but for 23.10.
    const last = (await server.isBefore24()) ? [] : ['checkpoint'];
    expect(said.filter((kind, n) => kind !== 'checkpoint' || n === said.length - 2)).toEqual([
      'confirmation',
      'event',
      'event',
      ...last,
      'caught up',
    ]);
  });

  it('that is not filtered says confirmation, events, caught up and never a checkpoint', async () => {
    const { position } = await server.client.appendToStream(server.newStream(), note('before'));
    await server.client.appendToStream(server.newStream(), notes(2));
    const said = await saidBy(readAllMessage({ from: position!.commit, subscribe: true }));
    expect(said[0]).toBe('confirmation');
    expect(said.at(-1)).toBe('caught up');
    const between = said.slice(1, -1);
    expect(between.length).toBeGreaterThanOrEqual(2);
    expect(new Set(between)).toEqual(new Set(['event']));
  });
});

describe('Fell-behind', () => {
  it('is not sent to clients, also when much is written at once behind the back of a live subscriber', async () => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, note('before'));
    const said = await saidBy(readStreamMessage(stream, { from: 0n, subscribe: true }), 2_000, async () => {
      for (let n = 0; n < 20; n++) void server.client.appendToStream(stream, notes(100));
    });
    expect(said).not.toContain('fell behind');
    // 23.10 ends the subscription of who does not keep up, who has to subscribe again.
    if (!(await server.isBefore24())) expect(said.filter((kind) => kind === 'event')).toHaveLength(2_000);
  });
});

describe('A catch-up', () => {
  it('goes over into live events without losing or repeating one, while others write', async () => {
    const prefix = server.newStream('many');
    const streams = Array.from({ length: 5 }, () => server.newStream(prefix));
    const { position } = await server.client.appendToStream(server.newStream(), note('before'));
    const write = (from: number) =>
      Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          server.client.appendToStream(streams[n % streams.length]!, note(String(from + n))),
        ),
      );
    await write(0);
    const filter = streamNameFilter({ prefixes: [prefix] });
    const told = new Told(server.client.subscribeToAll({ fromPosition: position ?? START, filter }));
    await Promise.all([write(100), write(200)]);
    const numbers = (await told.until(302)).filter((text) => /^\d+$/.test(text)).map(Number);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    await told.end();
  });

  it('works for 1,000 subscriptions at once', async () => {
    const stream = server.newStream();
    await server.client.appendToStream(stream, note('old'));
    const clients = Array.from({ length: 20 }, (_, n) => server.onItsOwnConnection(n));
    const told = Array.from({ length: 1_000 }, (_, n) => new Told(clients[n % 20]!.subscribeToStream(stream)));
    await Promise.all(told.map((one) => one.until(3)));
    await server.client.appendToStream(stream, note('new'));
    for (const one of told) expect(await one.until(4)).toEqual(['confirmation', 'old', 'caught up', 'new']);
    await Promise.all(told.map((one) => one.end()));
  });
});
