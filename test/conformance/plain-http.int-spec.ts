import { connect } from 'node:net';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { addressOf } from './support/address.ts';
import { note } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';

const server = new ServerUnderTest();
const { LEADER } = MemberInfo.VNodeState;

function ask(path: string, method = 'GET'): Promise<Response> {
  const { authority, secure } = addressOf(server.url);
  return fetch(`${secure ? 'https' : 'http'}://${authority}${path}`, { method });
}

describe('The port of the server, over HTTP/1.1', () => {
  it.each(['GET', 'HEAD'])('answers a health check by %s with 204', async (method) => {
    expect((await ask('/health/live', method)).status).toBe(204);
  });

  it('answers a health check with the status that it is asked for', async () => {
    // 23.10 has one answer only.
    expect((await ask('/health/live?liveCode=200')).status).toBe((await server.isBefore24()) ? 204 : 200);
  });

  it('takes no other method for a health check', async () => {
    expect((await ask('/health/live', 'POST')).status).toBe(405);
  });

  it('tells its version and that it leads', async () => {
    const answer = (await (await ask('/info')).json()) as object;
    expect(answer).toMatchObject({ esVersion: expect.stringMatching(/^\d+\.\d+/), state: 'leader' });
  });

  it('names itself as the one member of the cluster, with the end of its log', async () => {
    await server.client.appendToStream(server.newStream(), note('a'));
    const { members } = (await (await ask('/gossip')).json()) as { members: Record<string, unknown>[] };
    // Its own port, as it tells it over gRPC: between it and us there may be others that map it to another one.
    const named = (await server.wire.unary(GossipService.read, new Empty())).getMembersList();
    expect(members).toContainEqual(
      expect.objectContaining({
        state: 'Leader',
        isAlive: true,
        httpEndPointPort: named
          .find((one) => one.getState() === LEADER)!
          .getHttpEndPoint()!
          .getPort(),
        lastCommitPosition: expect.any(Number),
      }),
    );
  });

  it('answers what is not there with 404, and goes on serving gRPC', async () => {
    expect((await ask('/nothing/like/it')).status).toBe(404);
    expect((await server.client.appendToStream(server.newStream(), note('b'))).success).toBe(true);
  });

  it('takes a request that comes byte by byte', async () => {
    const [host, port] = addressOf(server.url).authority.split(':');
    const socket = connect(Number(port), host).setNoDelay();
    const answered = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString())));
    for (const byte of 'GET /health/live HTTP/1.1\r\nHost: node\r\n\r\n') {
      await new Promise((resolve) => socket.write(byte, resolve));
    }
    expect(await answered).toMatch(/^HTTP\/1\.1 204 /);
    socket.destroy();
  });
});
