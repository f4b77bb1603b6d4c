import { END, persistentSubscriptionToStreamSettingsFromDefaults as settings } from '@eventstore/db-client';
import { eventually } from '../testing/eventually.ts';
import { GroupsUnderTest, note, texts } from '../testing/groups-under-test.ts';

describe('Giving out events to consumers', () => {
  const groups = new GroupsUnderTest();

  it('gives out what is there and what comes, and names itself as stream::group', async () => {
    const stream = await groups.group(['one', 'two']);
    const consumer = groups.connect(stream);
    const first = await consumer.take(2);
    expect(texts(first)).toEqual(['one', 'two']);
    expect(first.map(({ retryCount }) => retryCount)).toEqual([0, 0]);
    expect(consumer.subscription).toHaveProperty('id', `${stream}::officers`);
    await consumer.ack(...first);
    await groups.client.appendToStream(stream, note('three'));
    expect(texts(await consumer.take(1))).toEqual(['three']);
  });

  it('begins at the end, or behind a revision, where that is asked for', async () => {
    const stream = await groups.group(['one', 'two', 'three'], { startFrom: 2n });
    expect(texts(await groups.connect(stream).take(1))).toEqual(['three']);
    await groups.client.createPersistentSubscriptionToStream(stream, 'later', settings({ startFrom: END }));
    const later = groups.connect(stream, { group: 'later' });
    await groups.client.appendToStream(stream, note('four'));
    expect(texts(await later.take(1))).toEqual(['four']);
  });

  it('keeps no more in flight than the consumer has room for', async () => {
    const stream = await groups.group(['1', '2', '3', '4']);
    const consumer = groups.connect(stream, { bufferSize: 2 });
    const events = await consumer.take(2);
    const { connections } = await groups.info(stream);
    expect(connections).toMatchObject([{ inFlightMessages: 2, availableSlots: 0 }]);
    expect(consumer.pending).toBe(0);
    await consumer.ack(...events);
    expect(texts(await consumer.take(2))).toEqual(['3', '4']);
  });

  it('gives to another what a consumer had when it left, with retry 1', async () => {
    const stream = await groups.group(['1', '2']);
    const leaver = groups.connect(stream);
    await leaver.take(2);
    await leaver.leave();
    const events = await groups.connect(stream).take(2);
    expect(events.map(({ retryCount }) => retryCount)).toEqual([1, 1]);
    expect(texts(events)).toEqual(['1', '2']);
  });

  it('gives out again what nobody answered in time', async () => {
    const stream = await groups.group(['1'], { messageTimeout: 100 });
    const consumer = groups.connect(stream);
    await consumer.next();
    expect((await consumer.next()).retryCount).toBe(1);
  });

  it('shares out evenly in turn, all to one, or by stream', async () => {
    const rounds = await groups.group(['1', '2', '3', '4'], { consumerStrategyName: 'RoundRobin', startFrom: END });
    const [a, b] = [groups.connect(rounds), groups.connect(rounds)];
    await eventually(
      () => groups.info(rounds),
      ({ connections }) => connections.length === 2,
    );
    await groups.client.appendToStream(rounds, ['5', '6', '7', '8'].map(note));
    expect([texts(await a.take(2)), texts(await b.take(2))].sort()).toEqual([
      ['5', '7'],
      ['6', '8'],
    ]);
    const single = await groups.group([], { consumerStrategyName: 'DispatchToSingle' });
    const c = groups.connect(single, { bufferSize: 10 });
    await eventually(
      () => groups.info(single),
      ({ connections }) => connections.length === 1,
    );
    const d = groups.connect(single, { bufferSize: 10 });
    await groups.client.appendToStream(single, ['1', '2', '3'].map(note));
    expect(texts(await c.take(3))).toEqual(['1', '2', '3']);
    expect(d.pending).toBe(0);
  });
});
