import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { readCall } from '../reads/read-call.ts';
import { Store } from '../store.ts';
import { appendCall } from '../streams/append-call.ts';
import { BatchAppendCall } from '../streams/batch-append-call.ts';
import { deleteCall, tombstoneCall } from '../streams/delete-call.ts';
import { featuresServices, gossipServices, streamsServices } from '../wire/protocol.ts';
import { streamsDefinition } from '../wire/streams-definition.ts';
import { supportedMethods } from './features.ts';
import { singleMember } from './gossip.ts';

export interface Serving {
  readonly port: number;
  /** Takes no more calls, lets what is under way end for a moment, and closes the file. */
  stop(): Promise<void>;
}

/** Only this machine is served: there is no authentication here. */
const HOST = '127.0.0.1';
/** Milliseconds for which calls under way may go on after a stop. */
const GRACE = 1000;

/** Opens the file and answers on the port (0: any free one). Within the calling thread. */
export async function serve(file: string, port: number): Promise<Serving> {
  const store = new Store(file);
  const server = new Server({
    'grpc.max_receive_message_length': 17 * 1024 * 1024,
    'grpc.max_concurrent_streams': 100_000,
    'grpc.keepalive_permit_without_calls': 1,
    'grpc.http2.min_ping_interval_without_data_ms': 1000,
  } as never);
  const methods = [
    streamsServices.StreamsService,
    gossipServices.GossipService,
    featuresServices.ServerFeaturesService,
  ];
  let bound = port;
  add(server, streamsDefinition, {
    read: (call: never) => readCall(store, call),
    append: (call: never, answer: never) => appendCall(store, call, answer),
    batchAppend: (call: never) => new BatchAppendCall(store, call),
    delete: (call: never, answer: never) => deleteCall(store, call, answer),
    tombstone: (call: never, answer: never) => tombstoneCall(store, call, answer),
  });
  add(server, gossipServices.GossipService, {
    read: (_call: unknown, answer: (error: null, info: unknown) => void) => answer(null, singleMember(bound)),
  });
  add(server, featuresServices.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, answer: (error: null, info: unknown) => void) =>
      answer(null, supportedMethods(methods as never)),
  });
  bound = await bind(server, port);
  return { port: bound, stop: () => stop(server, store) };
}

function add(server: Server, service: unknown, calls: object): void {
  server.addService(service as ServiceDefinition, calls as UntypedServiceImplementation);
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${HOST}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
}

async function stop(server: Server, store: Store): Promise<void> {
  const ended = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  const timer = setTimeout(() => server.forceShutdown(), GRACE);
  await ended;
  clearTimeout(timer);
  store.close();
}
