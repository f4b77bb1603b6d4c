import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Store } from '../store.ts';
import { subscribeToAll } from '../subscriptions/subscribe-to-all.ts';
import { subscribeToStream } from '../subscriptions/subscribe-to-stream.ts';
import { asServiceError, invalidArgument } from '../wire/errors.ts';
import type { streams } from '../wire/protocol.ts';
import { Outlet } from './outlet.ts';
import { readAll } from './read-all.ts';
import { readStream } from './read-stream.ts';

type Request = InstanceType<typeof streams.ReadReq>;
type Response = InstanceType<typeof streams.ReadResp>;
export type ReadOutlet = Outlet<Request, Response>;
export type ReadOptions = InstanceType<typeof streams.ReadReq.Options>;

/** Reads and catch-up subscriptions are one call of the protocol; the options say which. */
export function readCall(store: Store, call: ServerWritableStream<Request, Response>): void {
  const outlet = new Outlet(call);
  run(store, call.request.getOptions(), outlet).then(
    () => outlet.end(),
    (error: unknown) => outlet.fail(asServiceError(error)),
  );
}

async function run(store: Store, options: ReadOptions | undefined, outlet: ReadOutlet): Promise<void> {
  if (!options) throw invalidArgument('The options are missing.');
  const live = options.hasSubscription();
  if (options.hasStream()) return live ? subscribeToStream(store, options, outlet) : readStream(store, options, outlet);
  if (options.hasAll()) return live ? subscribeToAll(store, options, outlet) : readAll(store, options, outlet);
  throw invalidArgument('Neither a stream nor $all is named.');
}
