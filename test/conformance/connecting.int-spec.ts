import { EventStoreDBClient } from '@eventstore/db-client';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { note, textsOf } from './support/notes.ts';
import { RecordingProxy } from './support/recording-proxy.ts';
import { ServerUnderTest } from './support/server-under-test.ts';

const server = new ServerUnderTest();

const FEATURES = '/event_store.client.server_features.ServerFeatures/GetSupportedMethods';
const GOSSIP = '/event_store.client.gossip.Gossip/Read';
const BATCH_APPEND = '/event_store.client.streams.Streams/BatchAppend';
const APPEND = '/event_store.client.streams.Streams/Append';

/** A client that comes to the server through proxies, and what it called there. */
async function throughProxies(hosts: number, use: (client: EventStoreDBClient) => Promise<unknown>): Promise<string[]> {
  const proxies = await Promise.all(Array.from({ length: hosts }, () => RecordingProxy.before(server.url)));
  const authorities = proxies.map(({ authority }) => authority).join(',');
  const who = /\/\/([^@/]*@)/.exec(server.url)?.[1] ?? '';
  const client = EventStoreDBClient.connectionString(`esdb://${who}${authorities}?tls=false`);
  await use(client);
  await client.dispose();
  await Promise.all(proxies.map((proxy) => proxy.close()));
  return proxies.flatMap(({ calls }) => calls);
}

describe('A client with one endpoint', () => {
  it('asks for ServerFeatures.GetSupportedMethods first, and for no gossip', async () => {
    const calls = await throughProxies(1, (client) => client.appendToStream(server.newStream(), note('a')));
    expect(calls[0]).toBe(FEATURES);
    expect(calls).not.toContain(GOSSIP);
  });

  it('is told names of services and methods in lower case', async () => {
    const answer = await server.wire.unary(ServerFeaturesService.getSupportedMethods, new Empty());
    const names = answer.getMethodsList().map((one) => `${one.getServiceName()}/${one.getMethodName()}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'event_store.client.streams.streams/read',
        'event_store.client.streams.streams/batchappend',
        'event_store.client.persistent_subscriptions.persistentsubscriptions/getinfo',
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(names.map((name) => name.toLowerCase()));
    expect(answer.getEventStoreServerVersion()).toMatch(/^\d+\.\d+/);
  });
});

describe('A client with several hosts', () => {
  it('reads gossip first', async () => {
    const stream = server.newStream();
    const calls = await throughProxies(2, (client) => client.appendToStream(stream, note('found the leader')));
    expect(calls[0]).toBe(GOSSIP);
    expect(await textsOf(server.client, stream)).toEqual(['found the leader']);
  });

  it('finds a leader that has state 8 and an instance id that is structured', async () => {
    const members = (await server.wire.unary(GossipService.read, new Empty())).getMembersList();
    const leader = members.find((member) => member.getState() === MemberInfo.VNodeState.LEADER);
    expect(MemberInfo.VNodeState.LEADER).toBe(8);
    expect(leader?.getIsAlive()).toBe(true);
    expect(leader?.getInstanceId()?.hasStructured()).toBe(true);
    // Version and variant are where the libraries for UUIDs that check them look for them.
    const { mostSignificantBits, leastSignificantBits } = leader!.getInstanceId()!.getStructured()!.toObject();
    expect((BigInt(mostSignificantBits) >> 12n) & 15n).toBe(4n);
    expect((BigInt(leastSignificantBits) >> 62n) & 3n).toBe(2n);
  });
});

describe('Appends', () => {
  it('share one long-lived BatchAppend stream', async () => {
    const calls = await throughProxies(1, async (client) => {
      for (let n = 0; n < 5; n++) await client.appendToStream(server.newStream(), note('one after the other'));
      await Promise.all(Array.from({ length: 20 }, () => client.appendToStream(server.newStream(), note('at once'))));
    });
    expect(calls.filter((path) => path === BATCH_APPEND)).toHaveLength(1);
    expect(calls).not.toContain(APPEND);
  });

  it('are forced into the unary Append by credentials of their own', async () => {
    const credentials = { username: 'admin', password: 'changeit' };
    const calls = await throughProxies(1, (client) =>
      client.appendToStream(server.newStream(), note('mine'), { credentials }),
    );
    expect(calls).toContain(APPEND);
    expect(calls).not.toContain(BATCH_APPEND);
  });
});
