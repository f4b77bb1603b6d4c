import { createRequire } from 'node:module';

/**
 * The service definitions and messages of the client package itself, so that server and client can't drift
 * apart. They are CommonJS, and not part of what that package exports by name: hence this one place.
 */
const require = createRequire(import.meta.url);

type Streams = typeof import('@eventstore/db-client/generated/streams_pb.js');
type StreamsServices = typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
type Shared = typeof import('@eventstore/db-client/generated/shared_pb.js');
type Status = typeof import('@eventstore/db-client/generated/status_pb.js');
type Features = typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
type FeaturesServices = typeof import('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');
type Gossip = typeof import('@eventstore/db-client/generated/gossip_pb.js');
type GossipServices = typeof import('@eventstore/db-client/generated/gossip_grpc_pb.js');

const generated = (name: string): unknown => require(`@eventstore/db-client/generated/${name}`);

export const streams = generated('streams_pb.js') as Streams;
export const streamsServices = generated('streams_grpc_pb.js') as StreamsServices;
export const shared = generated('shared_pb.js') as Shared;
export const status = generated('status_pb.js') as Status;
export const features = generated('serverfeatures_pb.js') as Features;
export const featuresServices = generated('serverfeatures_grpc_pb.js') as FeaturesServices;
export const gossip = generated('gossip_pb.js') as Gossip;
export const gossipServices = generated('gossip_grpc_pb.js') as GossipServices;
