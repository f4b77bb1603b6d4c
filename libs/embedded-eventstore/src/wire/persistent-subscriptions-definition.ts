import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import { services } from './protocol.ts';

const asIs = (message: Buffer): Buffer => message;

const generated = services.persistentSubscriptions as unknown as Record<string, MethodDefinition<never, never>>;

/** The service as generated, except that what consumers are sent is encoded by hand, as in reads. */
export const persistentSubscriptionsDefinition = {
  ...generated,
  read: { ...generated['read'], responseSerialize: asIs },
} as unknown as ServiceDefinition;
