import { createRequire } from 'node:module';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { checked } from './checked-messages.ts';

/**
 * The service definitions and messages of the client package itself, so that server and client can't drift
 * apart. They are CommonJS, and not part of what that package exports by name: hence this one place.
 */
const require = createRequire(import.meta.url);

type Streams = typeof import('@eventstore/db-client/generated/streams_pb.js');
type Shared = typeof import('@eventstore/db-client/generated/shared_pb.js');
type Features = typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
type Gossip = typeof import('@eventstore/db-client/generated/gossip_pb.js');
type Persistent = typeof import('@eventstore/db-client/generated/persistent_pb.js');

const generated = (name: string): unknown => require(`@eventstore/db-client/generated/${name}`);

/** The service, taking only what is well-formed. */
function service(file: string, name: string): ServiceDefinition {
  const definition = (generated(`${file}_grpc_pb.js`) as Record<string, ServiceDefinition>)[name] ?? {};
  const methods = Object.entries(definition).map(([method, handling]) => [
    method,
    { ...handling, requestDeserialize: checked(handling.requestDeserialize) },
  ]);
  return Object.fromEntries(methods) as ServiceDefinition;
}

export const streams = generated('streams_pb.js') as Streams;
export const shared = generated('shared_pb.js') as Shared;
export const features = generated('serverfeatures_pb.js') as Features;
export const gossip = generated('gossip_pb.js') as Gossip;
export const persistent = generated('persistent_pb.js') as Persistent;

/** What is served here. */
export const services = {
  streams: service('streams', 'StreamsService'),
  gossip: service('gossip', 'GossipService'),
  features: service('serverfeatures', 'ServerFeaturesService'),
  persistentSubscriptions: service('persistent', 'PersistentSubscriptionsService'),
};
