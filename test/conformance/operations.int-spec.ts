import { status } from '@grpc/grpc-js';
import { OperationsService } from '@eventstore/db-client/generated/operations_grpc_pb.js';
import { StopScavengeReq } from '@eventstore/db-client/generated/operations_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { ServerUnderTest } from './support/server-under-test.ts';

const server = new ServerUnderTest();

describe('The operations of a node', () => {
  it('merge indexes where there is nothing to merge, too', async () => {
    expect((await server.wire.unary(OperationsService.mergeIndexes, new Empty())).toObject()).toEqual({});
  });

  it('find no scavenge to stop by an id that none has', async () => {
    const options = new StopScavengeReq.Options().setScavengeId('nobody knows it');
    const stop = server.wire.unary(OperationsService.stopScavenge, new StopScavengeReq().setOptions(options));
    const error = (await stop.catch((error: unknown) => error)) as { code: number; metadata: Map<string, unknown> };
    expect(error).toMatchObject({ code: status.NOT_FOUND, details: 'Scavenge id was invalid.' });
    expect(error.metadata.get('exception')).toEqual(['scavenge-not-found']);
  });
});
