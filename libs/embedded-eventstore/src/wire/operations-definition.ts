import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import { services } from './protocol.ts';

const { restartSubsystem } = services.persistentSubscriptions as unknown as Record<
  string,
  MethodDefinition<never, never>
>;

const SERVICE = '/event_store.client.operations.Operations';

/**
 * The operations of a node that there is an answer to here. What they are asked with is not needed and what they answer is empty, as
 * with the newer call for the restart, so that the definitions of the whole service need not be loaded.
 */
export const operationsDefinition = {
  restartPersistentSubscriptions: { ...restartSubsystem, path: `${SERVICE}/RestartPersistentSubscriptions` },
  mergeIndexes: { ...restartSubsystem, path: `${SERVICE}/MergeIndexes` },
  stopScavenge: { ...restartSubsystem, path: `${SERVICE}/StopScavenge` },
} as unknown as ServiceDefinition;
