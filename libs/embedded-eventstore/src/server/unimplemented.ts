import type { sendUnaryData, Server } from '@grpc/grpc-js';
import { unimplemented } from '../wire/errors.ts';

interface MissingService {
  /** What people call it. */
  readonly what: string;
  readonly service: string;
  readonly methods: readonly string[];
}

/**
 * What a cluster node has beyond what is here. By name only, since loading the definitions and messages of services that
 * are not there would be a good part of a start; a test compares the names with the definitions.
 */
export const MISSING: readonly MissingService[] = [
  {
    what: 'projections',
    service: 'event_store.client.projections.Projections',
    methods: [
      ...['Create', 'Update', 'Delete', 'Statistics', 'Disable'],
      ...['Enable', 'Reset', 'State', 'Result', 'RestartSubsystem'],
    ],
  },
  {
    what: 'users',
    service: 'event_store.client.users.Users',
    methods: ['Create', 'Update', 'Delete', 'Disable', 'Enable', 'Details', 'ChangePassword', 'ResetPassword'],
  },
  {
    what: 'operations of a cluster node',
    service: 'event_store.client.operations.Operations',
    methods: ['StartScavenge', 'Shutdown', 'ResignNode', 'SetNodePriority'],
  },
];

const asIs = (bytes: Buffer): Buffer => bytes;

/** Answers every method of the services that do not exist here, and says so. */
export function addMissingServices(server: Server): void {
  for (const { what, service, methods } of MISSING) {
    const answer = (_call: unknown, done: sendUnaryData<Buffer>): void => done(unimplemented(what));
    // An error looks the same whether one answer was expected or many.
    for (const method of methods) server.register(`/${service}/${method}`, answer, asIs, asIs, 'unary');
  }
}
