import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventStoreDBClient,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  STREAM_EXISTS,
} from '@eventstore/db-client';
import { OperationsService } from '@eventstore/db-client/generated/operations_grpc_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { describeEmbedded } from './support/embedded-only.ts';
import { Groups } from './support/groups.ts';
import { eventsOf, note, notes, textOf, textsOf } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { eventually } from './support/time.ts';

describeEmbedded('A restart of the subsystem', "it drops everybody's consumers on that server", () => {
  const server = new ServerUnderTest();
  const groups = new Groups(server);

  it.each<[string, () => Promise<unknown>]>([
    ['persistent subscriptions', () => server.client.restartPersistentSubscriptionSubsystem()],
    ['operations', () => server.wire.unary(OperationsService.restartPersistentSubscriptions, new Empty())],
  ])(
    'by the service of %s drops the consumers, and the group goes on behind its checkpoint',
    async (_service, restart) => {
      const stream = await groups.on(['1', '2', '3'], { checkPointLowerBound: 1, checkPointUpperBound: 1 });
      const before = groups.connect(stream);
      const events = await before.take(3);
      await before.ack(...events.slice(0, 2));
      await eventually(
        () => groups.info(stream),
        ({ stats }) => stats.lastCheckpointedEventRevision === 1n,
      );
      await restart();
      expect(await before.dropped()).toBe('persistent-subscription-dropped');
      expect(textOf(await groups.connect(stream).next())).toBe('3');
    },
  );
});

const typeOf = (error: unknown): string => (error as { type: string }).type;

describeEmbedded('A restart of the server', 'it ends the server, on which others may depend', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'conformance-restart-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  /** Starts the server on the folder, uses it, and stops it. */
  async function within<T>(use: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    const store = await startEmbeddedEventStore({ dataDir });
    const client = EventStoreDBClient.connectionString(store.url);
    try {
      return await use(client);
    } finally {
      await client.dispose();
      await store.stop();
    }
  }

  it('changes nothing that a client can see: events, positions, metadata, deletions, groups', async () => {
    const observe = async (client: EventStoreDBClient) => {
      const all = [];
      for await (const { event } of client.readAll()) {
        if (event?.streamId.startsWith('case-')) all.push([event.streamId, event.revision, event.id, event.position]);
      }
      return {
        all,
        capped: await textsOf(client, 'case-capped'),
        metadata: (await client.getStreamMetadata('case-capped')).metadata,
        groups: (await client.listAllPersistentSubscriptions()).map(({ groupName, settings }) => [groupName, settings]),
        deleted: await textsOf(client, 'case-deleted').catch(typeOf),
        buried: await textsOf(client, 'case-buried').catch(typeOf),
      };
    };
    const before = await within(async (client) => {
      for (const stream of ['case-capped', 'case-deleted', 'case-buried'])
        await client.appendToStream(stream, notes(5));
      await client.setStreamMetadata('case-capped', { maxCount: 2, office: 'Hamburg' });
      await client.deleteStream('case-deleted');
      await client.tombstoneStream('case-buried');
      const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, maxRetryCount: 3 });
      await client.createPersistentSubscriptionToStream('case-capped', 'officers', settings);
      return observe(client);
    });
    expect(before).toMatchObject({ capped: ['3', '4'], deleted: 'stream-not-found', buried: 'stream-deleted' });
    expect(await within(observe)).toEqual(before);
  });

  it('goes on where it was: revisions and positions continue, expectations hold', async () => {
    const first = await within((client) => client.appendToStream('case-going-on', notes(3)));
    await within(async (client) => {
      const second = await client.appendToStream('case-going-on', note('3'), { expectedRevision: 2n });
      expect(second.nextExpectedRevision).toBe(3n);
      expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? 0n);
      const deleted = client.appendToStream('case-deleted', note('x'), { expectedRevision: STREAM_EXISTS });
      await expect(deleted).rejects.toMatchObject({ type: 'stream-deleted' });
      expect((await eventsOf(client, 'case-going-on')).map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n]);
    });
  });
});
