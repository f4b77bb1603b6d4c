import type { ServerOptions } from 'node:http2';
import { Server } from '@grpc/grpc-js';
import { MAX_STREAMS, SERVER_OPTIONS } from './options.ts';

/**
 * Node ends a connection on which more than 1,000 calls are given up at once, or more than 33 a second, as an attack
 * (`streamResetBurst` and `streamResetRate` of node:http2). Here it is nothing of the kind: a client has one connection
 * for all that it does, and gives a call up with every subscription that it ends and every read that it breaks off. As
 * many as may be open may be given up.
 */
const RESETS: ServerOptions = { streamResetBurst: MAX_STREAMS, streamResetRate: MAX_STREAMS };

/** A gRPC server with the options of this one. */
export function grpcServer(): Server {
  const server = new Server(SERVER_OPTIONS);
  // It has no option for that. Should it ever be kept elsewhere, `hostile-bytes.int-spec.ts` fails.
  const { commonServerOptions } = server as unknown as { readonly commonServerOptions?: ServerOptions };
  if (commonServerOptions) Object.assign(commonServerOptions, RESETS);
  return server;
}
