import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import {
  EventStoreDBClient,
  PersistentSubscriptionDoesNotExistError,
  persistentSubscriptionToAllSettingsFromDefaults as allSettings,
  persistentSubscriptionToStreamSettingsFromDefaults as settings,
  START,
  streamNameFilter,
  PersistentSubscriptionDroppedError,
} from '@eventstore/db-client';
import { startEmbeddedEventStore } from '../index.ts';
import { TestConsumer } from '../testing/consumer.ts';
import { eventually } from '../testing/eventually.ts';
import { temporaryFolder } from '../testing/filled-store.ts';
import { note, texts } from '../testing/groups-under-test.ts';

describe('Persistent subscriptions over a restart of the server', () => {
  const root = temporaryFolder();

  it('are there again with settings, filter, checkpoint and parked events; deleted ones are not', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const first = await startEmbeddedEventStore({ dataDir });
    const before = EventStoreDBClient.connectionString(first.url);
    await before.appendToStream('case-1', ['1', '2', '3'].map(note));
    await before.createPersistentSubscriptionToStream(
      'case-1',
      'officers',
      settings({ startFrom: START, checkPointUpperBound: 1, maxRetryCount: 4 }),
    );
    await before.createPersistentSubscriptionToStream('case-1', 'gone', settings());
    await before.deletePersistentSubscriptionToStream('case-1', 'gone');
    const filter = streamNameFilter({ regex: '^case-' });
    await before.createPersistentSubscriptionToAll('auditors', allSettings({ startFrom: START }), { filter });
    const consumer = new TestConsumer(before.subscribeToPersistentSubscriptionToStream('case-1', 'officers'));
    const [one, two] = await consumer.take(3);
    await consumer.ack(one!);
    await consumer.nack('park', two!);
    await eventually(
      () => before.getPersistentSubscriptionToStreamInfo('case-1', 'officers'),
      ({ stats }) => stats.parkedMessageCount === 1n && stats.lastCheckpointedEventRevision === 1n,
    );
    await first.stop();
    expect(await consumer.failure).toBeInstanceOf(PersistentSubscriptionDroppedError);
    await before.dispose();

    const second = await startEmbeddedEventStore({ dataDir });
    const after = EventStoreDBClient.connectionString(second.url);
    const info = await after.getPersistentSubscriptionToStreamInfo('case-1', 'officers');
    expect(info).toMatchObject({ settings: { maxRetryCount: 4, startFrom: START }, stats: { parkedMessageCount: 1n } });
    const officer = new TestConsumer(after.subscribeToPersistentSubscriptionToStream('case-1', 'officers'));
    expect(texts(await officer.take(1))).toEqual(['3']);
    const auditor = new TestConsumer(after.subscribeToPersistentSubscriptionToAll('auditors'));
    expect(texts(await auditor.take(3))).toEqual(['1', '2', '3']);
    await expect(after.getPersistentSubscriptionToStreamInfo('case-1', 'gone')).rejects.toThrow(
      PersistentSubscriptionDoesNotExistError,
    );
    await Promise.all([officer.leave(), auditor.leave()]);
    await after.dispose();
    await second.stop();
  });
});
