import { randomUUID } from 'node:crypto';
import {
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionDroppedError,
  PersistentSubscriptionExistsError,
  PersistentSubscriptionFailedError,
  PersistentSubscriptionMaximumSubscribersReachedError,
  START,
  streamNameFilter,
  persistentSubscriptionToStreamSettingsFromDefaults as settings,
  persistentSubscriptionToAllSettingsFromDefaults as allSettings,
} from '@eventstore/db-client';
import { eventually } from '../testing/eventually.ts';
import { GroupsUnderTest, note, texts } from '../testing/groups-under-test.ts';

describe('Groups as operators handle them', () => {
  const groups = new GroupsUnderTest();

  it('tells its settings, its consumers and how far it is', async () => {
    const stream = await groups.group(['1', '2'], {
      extraStatistics: true,
      consumerStrategyName: 'Pinned',
      maxRetryCount: 7,
    });
    const consumer = groups.connect(stream, { bufferSize: 1 });
    await consumer.ack(await consumer.next());
    await consumer.next();
    const found = await groups.info(stream);
    expect(found).toMatchObject({
      eventSource: stream,
      groupName: 'officers',
      status: 'Live',
      settings: { startFrom: START, maxRetryCount: 7, consumerStrategyName: 'Pinned', extraStatistics: true },
      stats: { totalItems: 2n, lastKnownEventRevision: 1n, outstandingMessagesCount: 1 },
    });
    expect(found.connections[0]?.extraStatistics?.get('median')).toBeDefined();
  });

  it('lists all groups, those of a stream, and complains about a stream that never had one', async () => {
    const stream = await groups.group([]);
    await groups.client.createPersistentSubscriptionToStream(stream, 'auditors', settings());
    const ofStream = await groups.client.listPersistentSubscriptionsToStream(stream);
    expect(ofStream.map(({ groupName }) => groupName).sort()).toEqual(['auditors', 'officers']);
    const all = await groups.client.listAllPersistentSubscriptions();
    expect(all.length).toBeGreaterThan(ofStream.length);
    await expect(groups.client.listPersistentSubscriptionsToStream('case-nowhere')).rejects.toThrow(
      PersistentSubscriptionDoesNotExistError,
    );
  });

  it('lets consumers go when the group is updated or deleted', async () => {
    const stream = await groups.group(['1']);
    const before = groups.connect(stream);
    await before.next();
    await groups.client.updatePersistentSubscriptionToStream(
      stream,
      'officers',
      settings({ startFrom: START, maxRetryCount: 3 }),
    );
    expect(await before.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    const after = groups.connect(stream);
    await after.next();
    expect((await groups.info(stream)).settings.maxRetryCount).toBe(3);
    await groups.client.deletePersistentSubscriptionToStream(stream, 'officers');
    expect(await after.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    await expect(groups.info(stream)).rejects.toThrow(PersistentSubscriptionDoesNotExistError);
  });

  it('refuses what cannot be: twice the same, a batch as large as the buffer, one consumer too many, an unknown group', async () => {
    const stream = await groups.group([], { maxSubscriberCount: 1 });
    const create = (name: string, changes = {}) =>
      groups.client.createPersistentSubscriptionToStream(stream, name, settings(changes));
    await expect(create('officers')).rejects.toThrow(PersistentSubscriptionExistsError);
    await expect(create('b', { readBatchSize: 10, historyBufferSize: 10 })).rejects.toThrow(
      PersistentSubscriptionFailedError,
    );
    groups.connect(stream);
    await eventually(
      () => groups.info(stream),
      ({ connections }) => connections.length === 1,
    );
    expect(await groups.connect(stream).failure).toBeInstanceOf(PersistentSubscriptionMaximumSubscribersReachedError);
    const unknown = groups.connect('case-nowhere', { group: 'officers' });
    expect(await unknown.failure).toBeInstanceOf(PersistentSubscriptionDoesNotExistError);
    await expect(groups.client.deletePersistentSubscriptionToStream('case-nowhere', 'x')).rejects.toThrow(
      PersistentSubscriptionDoesNotExistError,
    );
  });

  it('reads $all through a filter', async () => {
    const name = `all-${randomUUID()}`;
    await groups.client.createPersistentSubscriptionToAll(name, allSettings({ startFrom: START }), {
      filter: streamNameFilter({ prefixes: [`${name}-`] }),
    });
    const consumer = groups.connectToAll(name);
    await groups.client.appendToStream(`${name}-1`, note('seen'));
    await groups.client.appendToStream(`other-${name}`, note('not seen'));
    await groups.client.appendToStream(`${name}-2`, note('seen too'));
    const events = await consumer.take(2);
    expect(texts(events)).toEqual(['seen', 'seen too']);
    await consumer.ack(...events);
    const { stats, settings: found } = await groups.client.getPersistentSubscriptionToAllInfo(name);
    expect(found.startFrom).toBe(START);
    expect(stats.lastKnownEventPosition).toEqual(events[1]?.event?.position);
    await groups.client.updatePersistentSubscriptionToAll(name, allSettings({ startFrom: START, maxRetryCount: 2 }));
    expect(await consumer.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    const again = groups.connectToAll(name);
    expect(texts(await again.take(2))).toEqual(['seen', 'seen too']);
    await groups.client.deletePersistentSubscriptionToAll(name);
  });
});
