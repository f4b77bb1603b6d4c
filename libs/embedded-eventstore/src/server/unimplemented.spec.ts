import { createRequire } from 'node:module';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { monitoringDefinition } from '../wire/monitoring-definition.ts';
import { operationsDefinition } from '../wire/operations-definition.ts';
import { MISSING } from './unimplemented.ts';

const generated = createRequire(__filename);

const DEFINED = [
  ['projections', 'ProjectionsService'],
  ['users', 'UsersService'],
  ['operations', 'OperationsService'],
  ['monitoring', 'MonitoringService'],
] as const;

describe('The services that are not here', () => {
  it('are answered method by method, as the definitions that come with the client have them', () => {
    const named = MISSING.flatMap(({ service, methods }) => methods.map((method) => `/${service}/${method}`));
    const defined = DEFINED.flatMap(([file, name]) => {
      const module = generated(`@eventstore/db-client/generated/${file}_grpc_pb.js`) as Record<
        string,
        ServiceDefinition
      >;
      return Object.values(module[name] ?? {}).map(({ path }) => path);
    });
    const served = [operationsDefinition, monitoringDefinition].flatMap((one) =>
      Object.values(one).map(({ path }) => path),
    );
    expect([...named, ...served].sort()).toEqual(defined.sort());
  });
});
