import { createServer, type Socket } from 'node:net';
import { type Server, ServerCredentials } from '@grpc/grpc-js';
import { HOST } from './options.ts';
import { firstBytes } from './first-bytes.ts';

export interface Listening {
  readonly port: number;
  /** Takes no more connections, and ends those that speak HTTP/1.1; the others are the gRPC server's. */
  stop(): void;
  /** Resolves when the gRPC server has no connection any more. */
  allClosed(): Promise<void>;
  /** Closes what connections there still are, whether their clients take leave or not. */
  cut(): void;
}

/** An HTTP/2 connection without TLS begins with this; no method of HTTP/1.1 does. */
const HTTP2 = 'PRI';

/**
 * One port for both: clients speak gRPC there, health checks and people with a browser HTTP/1.1. `plain` is given the
 * connections of the latter.
 *
 * @throws Error when the port can't be used.
 */
export async function listen(server: Server, port: number, plain: (socket: Socket) => void): Promise<Listening> {
  const grpc = server.createConnectionInjector(ServerCredentials.createInsecure());
  const others = new Set<Socket>();
  const clients = new Set<Socket>();
  let whenAllClosed: (() => void) | undefined;
  const listener = createServer({ noDelay: true }, (socket) => {
    others.add(socket);
    socket.once('close', () => others.delete(socket));
    firstBytes(socket, HTTP2.length, (bytes) => {
      if (bytes.toString('latin1') !== HTTP2) return plain(socket);
      others.delete(socket);
      clients.add(socket);
      socket.once('close', () => {
        if (clients.delete(socket) && clients.size === 0) whenAllClosed?.();
      });
      grpc.injectConnection(socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', (error) => {
      reject(new Error(`Port ${port} of ${HOST} can't be used: ${error.message}`, { cause: error }));
    });
    listener.listen(port, HOST, resolve);
  });
  const stop = (): void => {
    listener.close();
    for (const socket of others) socket.destroy();
  };
  const allClosed = (): Promise<void> =>
    new Promise((resolve) => {
      if (clients.size === 0) resolve();
      else whenAllClosed = resolve;
    });
  const cut = (): void => {
    for (const socket of clients) socket.destroy();
  };
  return { port: (listener.address() as { port: number }).port, stop, allClosed, cut };
}
