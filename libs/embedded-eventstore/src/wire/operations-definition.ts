import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import { services } from './protocol.ts';

const { restartSubsystem } = services.persistentSubscriptions as unknown as Record<
  string,
  MethodDefinition<never, never>
>;

/**
 * The one operation of a node that there is something for here. It takes and answers nothing, as the newer call for the same
 * thing does, so that the definitions of the whole service need not be loaded.
 */
export const operationsDefinition = {
  restartPersistentSubscriptions: {
    ...restartSubsystem,
    path: '/event_store.client.operations.Operations/RestartPersistentSubscriptions',
  },
} as unknown as ServiceDefinition;
