import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Store } from '../store.ts';
import { subscribeToAll } from '../subscriptions/subscribe-to-all.ts';
import { subscribeToStream } from '../subscriptions/subscribe-to-stream.ts';
import type { OpenCalls } from '../server/open-calls.ts';
import { asServiceError, serverShuttingDown } from '../wire/errors.ts';
import type { streams } from '../wire/protocol.ts';
import { Outlet } from './outlet.ts';
import { readAll } from './read-all.ts';
import { readRequest } from './read-options.ts';
import { readStream } from './read-stream.ts';

type Request = InstanceType<typeof streams.ReadReq>;

/** Messages are encoded before they are sent: the service takes bytes. */
export type ReadOutlet = Outlet<Buffer>;

/** Reads and catch-up subscriptions are one call of the protocol; the options say which. */
export function readCall(store: Store, call: ServerWritableStream<Request, Buffer>, open: OpenCalls): void {
  const outlet: ReadOutlet = new Outlet(call);
  open.add(call, () => outlet.fail(serverShuttingDown()));
  run(store, call.request, outlet).then(
    () => outlet.end(),
    (error: unknown) => outlet.fail(asServiceError(error)),
  );
}

async function run(store: Store, message: Request, outlet: ReadOutlet): Promise<void> {
  const request = readRequest(store, message.getOptions());
  const { target, extent } = request;
  if ('stream' in target) {
    return extent === 'subscription'
      ? subscribeToStream(store, target.stream, outlet)
      : readStream(store, target.stream, extent, request.compatibility, outlet);
  }
  return extent === 'subscription'
    ? subscribeToAll(store, target.all, request.checkpointInterval, outlet)
    : readAll(store, target.all, extent, outlet);
}
