import { eventually } from '../testing/eventually.ts';
import { GroupsUnderTest, texts } from '../testing/groups-under-test.ts';

describe('Answers of consumers', () => {
  const groups = new GroupsUnderTest();

  it.each(['retry', 'unknown'] as const)('gives out again after nack "%s", and parks at the limit', async (action) => {
    const stream = await groups.group(['1'], { maxRetryCount: 1 });
    const consumer = groups.connect(stream);
    await consumer.nack(action, await consumer.next());
    const again = await consumer.next();
    expect(again.retryCount).toBe(1);
    await consumer.nack(action, again);
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.parkedMessageCount === 1n,
    );
    const [parked] = await groups.read(`$persistentsubscription-${stream}::officers-parked`);
    expect(parked?.metadata).toMatchObject({ reason: 'Reached retry count of 1', subscriptionEventNumber: 0 });
  });

  it('parks after nack "park" as a link with a reason, and goes on', async () => {
    const stream = await groups.group(['1', '2']);
    const consumer = groups.connect(stream, { bufferSize: 1 });
    await consumer.nack('park', await consumer.next());
    expect(texts(await consumer.take(1))).toEqual(['2']);
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.parkedMessageCount === 1n,
    );
    const [parked] = await groups.read(`$persistentsubscription-${stream}::officers-parked`);
    expect(parked).toMatchObject({ type: '$>', isJson: false });
    expect(Buffer.from(parked?.data as Uint8Array).toString()).toBe(`0@${stream}`);
    expect(parked?.metadata).toMatchObject({ reason: "Client explicitly NAK'ed message.\nbecause" });
  });

  it('drops after nack "skip"', async () => {
    const stream = await groups.group(['1', '2']);
    const consumer = groups.connect(stream, { bufferSize: 1 });
    await consumer.nack('skip', await consumer.next());
    expect(texts(await consumer.take(1))).toEqual(['2']);
    expect((await groups.info(stream)).stats.parkedMessageCount).toBe(0n);
  });

  it('replays parked events with retry 0, up to a number', async () => {
    const stream = await groups.group(['1', '2', '3']);
    const consumer = groups.connect(stream);
    await consumer.nack('park', ...(await consumer.take(3)));
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.parkedMessageCount === 3n,
    );
    await groups.client.replayParkedMessagesToStream(stream, 'officers', { stopAt: 2 });
    const replayed = await consumer.take(2);
    expect(texts(replayed)).toEqual(['1', '2']);
    expect(replayed.map(({ retryCount }) => retryCount)).toEqual([0, 0]);
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.parkedMessageCount === 1n,
    );
    await consumer.ack(...replayed);
    await groups.client.replayParkedMessagesToStream(stream, 'officers');
    expect(texts(await consumer.take(1))).toEqual(['3']);
  });
});
