import { binaryEvent, END } from '@eventstore/db-client';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import { ReadReq, type ReadResp } from '@eventstore/db-client/generated/persistent_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { checkpointStream, GROUP, Groups } from './support/groups.ts';
import { identifier } from './support/messages.ts';
import { eventsOf, note, textOf } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { A_WHILE, eventually, pause } from './support/time.ts';

const server = new ServerUnderTest();
const groups = new Groups(server);

const fiveNotes = ['1', '2', '3', '4', '5'];

describe('A consumer of a persistent subscription', () => {
  it('is confirmed by an id that is stream::group', async () => {
    const stream = await groups.on(['1']);
    const consumer = groups.connect(stream);
    await consumer.next();
    expect(consumer.id).toBe(`${stream}::${GROUP}`);
  });

  it('always gets a retry count, also of an event that was never given out before', async () => {
    const stream = await groups.on(['1']);
    const options = new ReadReq.Options().setStreamIdentifier(identifier(stream)).setGroupName(GROUP).setBufferSize(10);
    options.setUuidOption(new ReadReq.Options.UUIDOption().setString(new Empty()));
    const call = server.wire.converse(PersistentSubscriptionsService.read);
    call.on('error', () => undefined);
    call.write(new ReadReq().setOptions(options));
    const event = await new Promise<ReadResp.ReadEvent>((resolve) =>
      call.on('data', (message: ReadResp) => {
        const received = message.getEvent();
        if (received) resolve(received);
      }),
    );
    expect([event.hasRetryCount(), event.getRetryCount()]).toEqual([true, 0]);
    call.cancel();
  });

  it('has in flight what its buffer holds at most', async () => {
    const stream = await groups.on(fiveNotes);
    const consumer = groups.connect(stream, 2);
    const inFlight = await consumer.take(2);
    await pause(A_WHILE);
    expect(consumer.waiting).toBe(0);
    await consumer.ack(...inFlight);
    expect((await consumer.take(2)).map(textOf)).toEqual(['3', '4']);
  });

  it('that is dropped gives its in-flight events back, and they return with retry 1', async () => {
    const stream = await groups.on(['1', '2']);
    const leaver = groups.connect(stream);
    await leaver.take(2);
    await leaver.leave();
    const returned = await groups.connect(stream).take(2);
    expect(returned.map((event) => [textOf(event), event.retryCount])).toEqual([
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('gets again what it did not answer within the message timeout', async () => {
    const stream = await groups.on(['1'], { messageTimeout: 500 });
    const consumer = groups.connect(stream);
    const [first, again] = await consumer.take(2);
    expect([textOf(first!), textOf(again!)]).toEqual(['1', '1']);
    expect(again?.retryCount).toBe(1);
  });
});

describe('A link that a group resolves', () => {
  it('comes with its event, for which the position of the link is told', async () => {
    const target = server.newStream();
    await server.client.appendToStream(target, note('far'));
    const stream = await groups.on([], { resolveLinkTos: true });
    const link = binaryEvent({ type: '$>', data: Buffer.from(`0@${target}`) });
    const { position } = await server.client.appendToStream(stream, link);
    const received = await groups.connect(stream).next();
    expect([textOf(received), received.event?.streamId, received.link?.streamId]).toEqual(['far', target, stream]);
    expect([received.event?.position, received.link?.position]).toEqual([position, position]);
  });
});

describe('A nack', () => {
  it('"unknown" retries', async () => {
    const consumer = groups.connect(await groups.on(['1']));
    await consumer.nack('unknown', await consumer.next());
    const again = await consumer.next();
    expect([textOf(again), again.retryCount]).toEqual(['1', 1]);
  });

  it('"park" parks and goes on', async () => {
    const stream = await groups.on(['1', '2']);
    const consumer = groups.connect(stream, 1);
    await consumer.nack('park', await consumer.next());
    expect(textOf(await consumer.next())).toBe('2');
    await groups.parked(stream, 1);
  });

  it('"skip" drops and goes on', async () => {
    const stream = await groups.on(['1', '2']);
    const consumer = groups.connect(stream, 1);
    await consumer.nack('skip', await consumer.next());
    expect(textOf(await consumer.next())).toBe('2');
    await pause(A_WHILE);
    expect(consumer.waiting).toBe(0);
    expect(await groups.parked(stream, 0)).toEqual([]);
  });

  it('"retry" retries up to the limit and then parks', async () => {
    const stream = await groups.on(['1'], { maxRetryCount: 2 });
    const consumer = groups.connect(stream);
    const counts = [];
    for (let n = 0; n < 3; n++) {
      const event = await consumer.next();
      counts.push(event.retryCount);
      await consumer.nack('retry', event);
    }
    expect(counts).toEqual([0, 1, 2]);
    await groups.parked(stream, 1);
    expect(consumer.waiting).toBe(0);
  });
});

describe('Answers that arrive together', () => {
  it('each make room for one more before the next is heard: an event to repeat takes its own turn, not an earlier one', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => String(n + 1));
    const consumer = groups.connect(await groups.on(texts), 6);
    const first = await consumer.take(6);
    await Promise.all(first.map((event, n) => consumer.nack(n < 3 ? 'skip' : 'retry', event)));
    expect((await consumer.take(6)).map(textOf)).toEqual(['7', '8', '9', '4', '5', '6']);
  });
});

describe('A parked event', () => {
  it('is a $> link with added, reason and the event number of the subscription, in the parked stream', async () => {
    const stream = await groups.on(['1', '2']);
    const consumer = groups.connect(stream);
    const [, second] = await consumer.take(2);
    await consumer.nack('park', second!);
    const [entry] = await groups.parked(stream, 1);
    expect(entry?.type).toBe('$>');
    expect(Buffer.from(entry?.data as Uint8Array).toString()).toBe(`1@${stream}`);
    const metadata = entry?.metadata as Record<string, unknown>;
    expect(metadata).toMatchObject({
      reason: expect.stringContaining('the test wants it so'),
      subscriptionEventNumber: 1,
    });
    expect(Math.abs(Date.parse(metadata['added'] as string) - Date.now())).toBeLessThan(60_000);
  });

  it('is replayed with retry 0, up to a limit where one is given', async () => {
    const stream = await groups.on(fiveNotes);
    const consumer = groups.connect(stream);
    await consumer.nack('park', ...(await consumer.take(5)));
    await groups.parked(stream, 5);
    await server.client.replayParkedMessagesToStream(stream, GROUP, { stopAt: 2 });
    const replayed = await consumer.take(2);
    expect(replayed.map((event) => [textOf(event), event.retryCount])).toEqual([
      ['1', 0],
      ['2', 0],
    ]);
    await consumer.ack(...replayed);
    await pause(A_WHILE);
    expect(consumer.waiting).toBe(0);
    await server.client.replayParkedMessagesToStream(stream, GROUP);
    expect((await consumer.take(3)).map(textOf)).toEqual(['3', '4', '5']);
  });
});

describe('A checkpoint', () => {
  it('is a $SubscriptionCheckpoint in the checkpoint stream, and there is none below the lower bound', async () => {
    const stream = await groups.on(fiveNotes, {
      checkPointAfter: 100,
      checkPointLowerBound: 3,
      checkPointUpperBound: 3,
    });
    const consumer = groups.connect(stream);
    const events = await consumer.take(5);
    const checkpoints = () => eventsOf(server.client, checkpointStream(stream)).catch(() => []);
    await consumer.ack(...events.slice(0, 2));
    await pause(3 * A_WHILE);
    expect(await checkpoints()).toEqual([]);
    await consumer.ack(...events.slice(2, 4));
    const [checkpoint] = await eventually(checkpoints, ({ length }) => length > 0);
    expect(checkpoint?.type).toBe((await server.isBefore24()) ? 'SubscriptionCheckpoint' : '$SubscriptionCheckpoint');
    expect(['2', '3']).toContain(checkpoint?.data);
  });
});

describe('The strategy', () => {
  it('RoundRobin gives to one after the other', async () => {
    const stream = await groups.on([], { consumerStrategyName: 'RoundRobin', startFrom: END });
    const [one, other] = [groups.connect(stream), groups.connect(stream)];
    await groups.withConsumers(stream, 2);
    await server.client.appendToStream(
      stream,
      ['1', '2', '3', '4'].map((text) => note(text)),
    );
    const shares = [(await one.take(2)).map(textOf), (await other.take(2)).map(textOf)];
    expect(shares.sort()).toEqual([
      ['1', '3'],
      ['2', '4'],
    ]);
  });

  it('DispatchToSingle gives all to one, and to the next when that has no room', async () => {
    const stream = await groups.on([], { consumerStrategyName: 'DispatchToSingle', startFrom: END });
    const one = groups.connect(stream, 3);
    await groups.withConsumers(stream, 1);
    const other = groups.connect(stream, 3);
    await groups.withConsumers(stream, 2);
    await server.client.appendToStream(
      stream,
      ['1', '2', '3', '4'].map((text) => note(text)),
    );
    const [given, overflow] = [(await one.take(3)).map(textOf), (await other.take(1)).map(textOf)];
    expect([given, overflow]).toEqual([['1', '2', '3'], ['4']]);
  });

  it('Pinned gives the events of one stream to one consumer', async () => {
    const stream = await groups.on([], { consumerStrategyName: 'Pinned', startFrom: END });
    const consumers = [groups.connect(stream), groups.connect(stream), groups.connect(stream)];
    await groups.withConsumers(stream, 3);
    await server.client.appendToStream(
      stream,
      fiveNotes.map((text) => note(text)),
    );
    await eventually(
      () => consumers.map(({ waiting }) => waiting),
      (waiting) => waiting.includes(5),
    );
    expect(consumers.map(({ waiting }) => waiting).sort()).toEqual([0, 0, 5]);
  });
});
