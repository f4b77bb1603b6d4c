import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import {
  END,
  type PersistentSubscriptionToAllSettings,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
} from '@eventstore/db-client';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import { ReadReq, type ReadResp } from '@eventstore/db-client/generated/persistent_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { GROUP, Groups } from './support/groups.ts';
import { identifier } from './support/messages.ts';
import { note, textOf } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { ended } from './support/wire.ts';

const server = new ServerUnderTest();
const groups = new Groups(server);

/** What both kinds of groups can be asked; `stream` is what the group gets to see of the log. */
interface Kind {
  create(stream: string, group: string): Promise<void>;
  update(stream: string, group: string, maxRetryCount: number): Promise<void>;
  delete(stream: string, group: string): Promise<void>;
  info(stream: string, group: string): Promise<{ groupName: string; settings: { maxRetryCount: number } }>;
  list(stream: string): Promise<{ groupName: string }[]>;
  connect(stream: string, group: string): unknown;
  replay(stream: string, group: string): Promise<void>;
}

const toStream: Kind = {
  create: (stream, group) =>
    server.client.createPersistentSubscriptionToStream(
      stream,
      group,
      persistentSubscriptionToStreamSettingsFromDefaults(),
    ),
  update: (stream, group, maxRetryCount) =>
    server.client.updatePersistentSubscriptionToStream(
      stream,
      group,
      persistentSubscriptionToStreamSettingsFromDefaults({ maxRetryCount }),
    ),
  delete: (stream, group) => server.client.deletePersistentSubscriptionToStream(stream, group),
  info: (stream, group) => server.client.getPersistentSubscriptionToStreamInfo(stream, group),
  list: (stream) => server.client.listPersistentSubscriptionsToStream(stream),
  connect: (stream, group) => server.client.subscribeToPersistentSubscriptionToStream(stream, group),
  replay: (stream, group) => server.client.replayParkedMessagesToStream(stream, group),
};

const allSettings = (changes: Partial<PersistentSubscriptionToAllSettings> = {}) =>
  persistentSubscriptionToAllSettingsFromDefaults({ startFrom: END, ...changes });

const toAll: Kind = {
  create: (stream, group) =>
    server.client.createPersistentSubscriptionToAll(group, allSettings(), {
      filter: streamNameFilter({ prefixes: [stream] }),
    }),
  update: (_stream, group, maxRetryCount) =>
    server.client.updatePersistentSubscriptionToAll(group, allSettings({ maxRetryCount })),
  delete: (_stream, group) => server.client.deletePersistentSubscriptionToAll(group),
  info: (_stream, group) => server.client.getPersistentSubscriptionToAllInfo(group),
  list: () => server.client.listPersistentSubscriptionsToAll(),
  connect: (_stream, group) => server.client.subscribeToPersistentSubscriptionToAll(group),
  replay: (_stream, group) => server.client.replayParkedMessagesToAll(group),
};

describe('A group on $all that is to start at a position inside a record', () => {
  it('is created, and drops whoever connects with persistent-subscription-dropped', async () => {
    const group = `group-${randomUUID()}`;
    const inside = { commit: 1n, prepare: 1n };
    await server.client.appendToStream(server.newStream(), note('there'));
    await server.client.createPersistentSubscriptionToAll(group, allSettings({ startFrom: inside }));
    server.atEnd(() => server.client.deletePersistentSubscriptionToAll(group));
    const consumer = groups.keep(server.client.subscribeToPersistentSubscriptionToAll(group));
    expect(await consumer.dropped()).toBe('persistent-subscription-dropped');
  });
});

describe.each([
  ['a stream', toStream],
  ['$all with a filter', toAll],
])('A group on %s', (_what, kind) => {
  async function created() {
    const stream = server.newStream();
    const group = `group-${randomUUID()}`;
    await server.client.appendToStream(stream, note('before'));
    await kind.create(stream, group);
    server.atEnd(() => kind.delete(stream, group));
    return [stream, group] as const;
  }

  it('is created once', async () => {
    const [stream, group] = await created();
    await expect(kind.create(stream, group)).rejects.toMatchObject({ type: 'persistent-subscription-exists' });
  });

  it('is listed, and tells about itself', async () => {
    const [stream, group] = await created();
    expect((await kind.list(stream)).map(({ groupName }) => groupName)).toContain(group);
    const everywhere = await server.client.listAllPersistentSubscriptions();
    expect(everywhere.map(({ groupName }) => groupName)).toContain(group);
    expect(await kind.info(stream, group)).toMatchObject({ groupName: group, settings: { maxRetryCount: 10 } });
  });

  it('gives out what it is about, and parks and replays it', async () => {
    const [stream, group] = await created();
    const consumer = groups.keep(kind.connect(stream, group));
    await server.client.appendToStream(server.newStream(), note('of another stream'));
    await server.client.appendToStream(stream, note('wanted'));
    const event = await consumer.next();
    expect(textOf(event)).toBe('wanted');
    await consumer.nack('park', event);
    await groups.withParked(group, 1n);
    await kind.replay(stream, group);
    expect(textOf(await consumer.next())).toBe('wanted');
  });

  it.each<[string, (stream: string, group: string) => Promise<void>]>([
    ['updating', (stream, group) => kind.update(stream, group, 3)],
    ['deleting', (stream, group) => kind.delete(stream, group)],
  ])('drops its consumers by %s: they are told persistent-subscription-dropped', async (_doing, change) => {
    const [stream, group] = await created();
    const consumer = groups.keep(kind.connect(stream, group));
    await server.client.appendToStream(stream, note('a'));
    await consumer.next();
    await change(stream, group);
    expect(await consumer.dropped()).toBe('persistent-subscription-dropped');
  });

  it('has its new settings after an update', async () => {
    const [stream, group] = await created();
    await kind.update(stream, group, 3);
    expect(await kind.info(stream, group)).toMatchObject({ settings: { maxRetryCount: 3 } });
  });

  it('is gone after a deletion', async () => {
    const [stream, group] = await created();
    await kind.delete(stream, group);
    const gone = { type: 'persistent-subscription-does-not-exist' };
    await expect(kind.delete(stream, group)).rejects.toMatchObject(gone);
    await expect(kind.info(stream, group)).rejects.toMatchObject(gone);
    expect(await groups.keep(kind.connect(stream, group)).dropped()).toBe(gone.type);
  });
});

describe('A dropped consumer', () => {
  it('is ended as CANCELLED with persistent-subscription-dropped and the names in the trailers', async () => {
    const stream = await groups.on(['1']);
    const call = server.wire.converse(PersistentSubscriptionsService.read);
    const end = ended(call);
    const options = new ReadReq.Options().setStreamIdentifier(identifier(stream)).setGroupName(GROUP).setBufferSize(10);
    options.setUuidOption(new ReadReq.Options.UUIDOption().setString(new Empty()));
    call.write(new ReadReq().setOptions(options));
    await new Promise<ReadResp>((resolve) => call.once('data', resolve));
    await server.client.deletePersistentSubscriptionToStream(stream, GROUP);
    expect((await end).status).toMatchObject({
      code: status.CANCELLED,
      trailers: { exception: 'persistent-subscription-dropped', 'stream-name': stream, 'group-name': GROUP },
    });
  });
});

describe('A read batch', () => {
  it.each([
    ['as large as the buffer', 10],
    ['larger than the buffer', 11],
  ])('%s is refused', async (_what, readBatchSize) => {
    const creating = groups.create(server.newStream(), { readBatchSize, historyBufferSize: 10 });
    await expect(creating).rejects.toMatchObject({ type: 'persistent-subscription-failed' });
  });

  it('smaller than the buffer is taken', async () => {
    const stream = await groups.on([], { readBatchSize: 9, historyBufferSize: 10 });
    expect((await groups.info(stream)).settings).toMatchObject({ readBatchSize: 9, historyBufferSize: 10 });
  });
});
