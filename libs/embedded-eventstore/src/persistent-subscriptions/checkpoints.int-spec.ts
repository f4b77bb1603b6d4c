import { PersistentSubscriptionDroppedError } from '@eventstore/db-client';
import { eventually } from '../testing/eventually.ts';
import { GroupsUnderTest, texts } from '../testing/groups-under-test.ts';

describe('Checkpoints of a group', () => {
  const groups = new GroupsUnderTest();

  it('writes a checkpoint once enough was answered, and none before', async () => {
    const stream = await groups.group(['1', '2', '3', '4', '5'], { checkPointUpperBound: 3, checkPointLowerBound: 3 });
    const consumer = groups.connect(stream);
    const events = await consumer.take(5);
    const checkpoints = `$persistentsubscription-${stream}::officers-checkpoint`;
    await consumer.ack(...events.slice(0, 2));
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.outstandingMessagesCount === 3,
    );
    await expect(groups.read(checkpoints)).rejects.toThrow();
    await consumer.ack(...events.slice(2, 4));
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.lastCheckpointedEventRevision === 3n,
    );
    expect(await groups.read(checkpoints)).toMatchObject([{ type: '$SubscriptionCheckpoint', data: '3' }]);
  });

  it('never has a checkpoint behind which an answer is owed', async () => {
    const stream = await groups.group(['1', '2', '3', '4'], { checkPointUpperBound: 1 });
    const consumer = groups.connect(stream);
    const [first, second, ...rest] = await consumer.take(4);
    if (!first || !second) throw new Error('two events');
    await consumer.ack(...rest, first);
    const { stats } = await eventually(
      () => groups.info(stream),
      (found) => found.stats.outstandingMessagesCount === 1 && found.stats.lastCheckpointedEventRevision !== undefined,
    );
    expect(stats.lastCheckpointedEventRevision).toBe(0n);
  });

  it('goes on behind the checkpoint after a restart of the subsystem', async () => {
    const stream = await groups.group(['1', '2', '3'], { checkPointUpperBound: 1 });
    const before = groups.connect(stream);
    const events = await before.take(3);
    await before.ack(...events.slice(0, 2));
    await eventually(
      () => groups.info(stream),
      ({ stats }) => stats.lastCheckpointedEventRevision === 1n,
    );
    await groups.client.restartPersistentSubscriptionSubsystem();
    expect(await before.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    expect(texts(await groups.connect(stream).take(1))).toEqual(['3']);
  });
});
