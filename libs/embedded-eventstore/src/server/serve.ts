import type { Socket } from 'node:net';
import {
  logVerbosity,
  type Server,
  setLogVerbosity,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { Figures } from '../monitoring/figures.ts';
import { statsCall } from '../monitoring/stats-call.ts';
import { PersistentSubscriptions } from '../persistent-subscriptions/index.ts';
import { readCall } from '../reads/read-call.ts';
import { Store } from '../store.ts';
import { appendCall } from '../streams/append-call.ts';
import { BatchAppendCall } from '../streams/batch-append-call.ts';
import { deleteCall, tombstoneCall } from '../streams/delete-call.ts';
import { asVersion4 } from '../log/new-id.ts';
import { services } from '../wire/protocol.ts';
import { monitoringDefinition } from '../wire/monitoring-definition.ts';
import { operationsDefinition } from '../wire/operations-definition.ts';
import { persistentSubscriptionsDefinition } from '../wire/persistent-subscriptions-definition.ts';
import { streamsDefinition } from '../wire/streams-definition.ts';
import { SERVER_VERSION, supportedMethods } from './features.ts';
import { singleMember } from './gossip.ts';
import { writeFirstEvents } from './first-events.ts';
import { type Listening, listen } from './listen.ts';
import { nodeOperations } from './node-operations.ts';
import { OpenCalls } from './open-calls.ts';
import { grpcServer } from './grpc-server.ts';
import { HOST } from './options.ts';
import { uuidText } from '../wire/uuid.ts';
import { addMissingServices } from './unimplemented.ts';
import type { WorkerStart } from './worker-messages.ts';

export interface Serving {
  readonly port: number;
  /** Takes no more calls, lets what is under way end for a moment, and closes the file. */
  stop(): Promise<void>;
}

/** Milliseconds for which calls under way may go on after a stop. */
const GRACE = 3000;

/** Milliseconds of those that are left for the answers to calls that were not finished in time. */
const LEAVE = 500;

/** Opens the file and answers on the port (0: any free one). Within the calling thread. */
export async function serve({ file, port, systemEvents, maxAppendSize }: WorkerStart): Promise<Serving> {
  // What it would write to standard error beside, callers are told as an error.
  setLogVerbosity(logVerbosity.NONE);
  const store = new Store(file);
  const server = grpcServer();
  const open = new OpenCalls();
  const served: ServiceDefinition[] = [];
  const add = (definition: ServiceDefinition, calls: object): void => {
    served.push(definition);
    server.addService(definition, calls as UntypedServiceImplementation);
  };
  let bound = port;
  add(streamsDefinition, streamCalls(store, open, maxAppendSize));
  const persistent = new PersistentSubscriptions(store, open);
  add(persistentSubscriptionsDefinition, persistent.calls);
  const restartPersistentSubscriptions = persistent.calls.restartSubsystem;
  add(operationsDefinition, { ...nodeOperations, restartPersistentSubscriptions });
  const figures = new Figures(file, () => store.log.lastPosition);
  add(monitoringDefinition, { stats: (call: Parameters<typeof statsCall>[1]) => statsCall(figures, call, open) });
  add(services.gossip, {
    read: (_call: unknown, answer: (error: null, info: unknown) => void) =>
      answer(null, singleMember(store.log.instance, HOST, bound)),
  });
  add(services.features, {
    getSupportedMethods: (_call: unknown, answer: (error: null, info: unknown) => void) =>
      answer(null, supportedMethods(served)),
  });
  addMissingServices(server);
  try {
    if (systemEvents) await writeFirstEvents(store);
    const listening = await listen(
      server,
      port,
      plainConnections(store, () => bound),
    );
    bound = listening.port;
    return { port: bound, stop: () => stop(listening, server, open, persistent, store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What answers HTTP/1.1 is loaded when somebody asks, since few do. */
function plainConnections(store: Store, port: () => number): (socket: Socket) => void {
  let answering: Promise<(socket: Socket) => void> | undefined;
  const load = async () => {
    const { plainHttp } = await import('./http/plain-http.ts');
    const instanceId = uuidText(asVersion4(store.log.instance));
    const lastPosition = () => store.log.lastPosition;
    return plainHttp({ instanceId, version: SERVER_VERSION, host: HOST, port: port(), lastPosition });
  };
  return (socket) => {
    socket.on('error', () => undefined);
    const failed = (): void => {
      // Who asks again finds it tried again.
      answering = undefined;
      socket.destroy();
    };
    (answering ??= load()).then((take) => take(socket), failed);
  };
}

const streamCalls = (store: Store, open: OpenCalls, most: number) => ({
  read: (call: Parameters<typeof readCall>[1]) => readCall(store, call, open),
  append: (...[call, answer]: Tail<typeof appendCall>) => appendCall(store, call, answer, open, most),
  batchAppend: (call: ConstructorParameters<typeof BatchAppendCall>[1]) => new BatchAppendCall(store, call, open, most),
  delete: (...[call, answer]: Tail<typeof deleteCall>) => deleteCall(store, call, answer),
  tombstone: (...[call, answer]: Tail<typeof tombstoneCall>) => tombstoneCall(store, call, answer),
});

type Tail<Call extends (store: Store, ...rest: never[]) => void> = Call extends (
  store: Store,
  ...rest: infer Rest
) => void
  ? Rest
  : never;

async function stop(
  listening: Listening,
  server: Server,
  open: OpenCalls,
  persistent: PersistentSubscriptions,
  store: Store,
): Promise<void> {
  listening.stop();
  // Consumers are let go by their group, as a node does it; all others are told that the server shuts down.
  persistent.stop();
  open.endAll();
  // Connections are closed as soon as their calls have ended. That they are is seen at the connections: what is called back
  // here comes before that, and where a connection happens to be breaking it never comes.
  server.tryShutdown(() => undefined);
  const timers = [
    // With their answer these calls end, and the connections with them, if their clients are there.
    setTimeout(() => open.endUnheard(), GRACE - LEAVE),
    setTimeout(() => {
      server.forceShutdown();
      listening.cut();
    }, GRACE),
  ];
  await listening.allClosed();
  for (const timer of timers) clearTimeout(timer);
  await store.close();
}
