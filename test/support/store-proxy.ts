import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a service and its event store, and does what networks and machines do: goes away, or falls silent. */
export class StoreProxy {
  private server: Server | undefined;
  private port = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  static async before(storeUrl: string): Promise<StoreProxy> {
    const { hostname, port } = new URL(storeUrl.replace(/^\w+:/, 'http:'));
    const proxy = new StoreProxy({ host: hostname, port: Number(port) });
    await proxy.comeBack();
    return proxy;
  }

  /** Address of the store as the service is to know it. */
  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** From now on nobody answers; connections that there were are cut. */
  async goAway(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Answers again, at the same address. */
  async comeBack(): Promise<void> {
    const server = createServer((socket) => this.pass(socket));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Nothing comes through any more on the connections that there are, and none of them ends; new ones work. */
  fallSilent(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  private pass(socket: Socket): void {
    const store = connect(this.target);
    for (const one of [socket, store]) {
      this.sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.sockets.delete(one);
        socket.destroy();
        store.destroy();
      });
    }
    socket.pipe(store);
    store.pipe(socket);
  }
}
