import type { EventStoreDBClient } from '@eventstore/db-client';
import type { EventEmitter } from 'node:events';

type Call = EventEmitter;
type StreamCreator = (
  service: unknown,
  method: string,
  create: (grpcClient: unknown) => Call | Promise<Call>,
  cache?: unknown,
) => () => Promise<Call>;

/** The two inner parts of the client that can end the process; both are replaced on the instance, not for everybody. */
interface Inner {
  GRPCStreamCreator: StreamCreator;
  handleError: (grpcClient: unknown, error: Error) => Promise<void>;
}

/**
 * Keeps two faults of the client (6.2.1) from ending the process.
 * 1. All appends in flight of a process are kept in one table, which any failing append stream empties. An answer that then
 *    comes in on another stream (after a change of leader there are two) finds nothing, and the listener throws into the
 *    event loop. The appends concerned were rejected when the table was emptied, and settled by looking at their streams.
 * 2. Its handling of a lost connection is a promise that nobody waits for, and fails when no cluster member is found.
 */
export function shield(client: EventStoreDBClient): EventStoreDBClient {
  const inner = client as unknown as Inner;
  const createStream = inner.GRPCStreamCreator;
  const handleError = inner.handleError;
  inner.GRPCStreamCreator = (service, method, create, cache) => {
    if (method !== 'appendToStream') return createStream(service, method, create, cache);
    return createStream(service, method, async (grpcClient) => forgiving(await create(grpcClient)), cache);
  };
  inner.handleError = (grpcClient, error) => handleError(grpcClient, error).catch(() => undefined);
  return client;
}

function forgiving(call: Call): Call {
  const listeners = call.listeners('data') as ((answer: unknown) => void)[];
  call.removeAllListeners('data');
  for (const listener of listeners)
    call.on('data', (answer) => {
      try {
        listener(answer);
      } catch (error) {
        // What the table has lost cannot be destructured; anything else is none of this function's business.
        if (!(error instanceof TypeError)) throw error;
      }
    });
  return call;
}
