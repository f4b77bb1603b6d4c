import { createRequire } from 'node:module';
import { type MethodDefinition, type ServiceError, status } from '@grpc/grpc-js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { describeEmbedded } from './support/embedded-only.ts';
import { ServerUnderTest } from './support/server-under-test.ts';

const generated = createRequire(__filename);

type Method = MethodDefinition<Buffer, Buffer>;

/** Every method that the client's definitions have, asked with and answered by bytes, whatever they mean. */
const METHODS = [
  ...['streams', 'persistent', 'gossip', 'serverfeatures', 'operations'],
  ...['projections', 'users', 'monitoring', 'cluster'],
].flatMap((file) => {
  const module = generated(`@eventstore/db-client/generated/${file}_grpc_pb.js`) as Record<string, unknown>;
  const services = Object.entries(module).filter(([name]) => name.endsWith('Service'));
  return services.flatMap(([, service]) => Object.values(service as Record<string, Method>));
});

const asIs = (bytes: Buffer): Buffer => bytes;

describeEmbedded('What ServerFeatures lists', 'another server has other services', () => {
  const server = new ServerUnderTest();

  async function listed(): Promise<Set<string>> {
    const answer = await server.wire.unary(ServerFeaturesService.getSupportedMethods, new Empty());
    return new Set(answer.getMethodsList().map((one) => `/${one.getServiceName()}/${one.getMethodName()}`));
  }

  /** What a call with an empty message meets first: an answer, an end, or an error of whatever kind. */
  function meets({ path }: Method): Promise<ServiceError | undefined> {
    const plain = { path, requestSerialize: asIs, responseDeserialize: asIs } as Method;
    const call = server.wire.download(plain, Buffer.alloc(0));
    return new Promise((resolve) => {
      call.once('error', resolve).once('end', () => resolve(undefined));
      call.once('data', () => {
        resolve(undefined);
        call.on('error', () => undefined).cancel();
      });
    });
  }

  it('are methods that the definitions have', async () => {
    const defined = new Set(METHODS.map(({ path }) => path.toLowerCase()));
    const names = await listed();
    expect(names.size).toBeGreaterThan(0);
    expect([...names].filter((name) => !defined.has(name))).toEqual([]);
  });

  it('is answered, and everything else is UNIMPLEMENTED', async () => {
    const names = await listed();
    // A call that stays open until its client ends it says nothing to one message.
    const asked = METHODS.filter(({ requestStream }) => !requestStream);
    const wrong: string[] = [];
    for (const method of asked) {
      const error = await meets(method);
      const isListed = names.has(method.path.toLowerCase());
      if (isListed === (error?.code === status.UNIMPLEMENTED)) wrong.push(`${method.path}: ${error?.message}`);
    }
    expect(asked.length).toBeGreaterThan(names.size / 2);
    expect(wrong).toEqual([]);
  });
});
