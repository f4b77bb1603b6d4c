import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A wire between client and server that can be made to fail in the ways that wires fail. */
export class CuttingProxy {
  readonly url: string;
  readonly #listener: Server;
  readonly #sockets = new Set<Socket>();
  /** While set, what the server answers does not arrive. */
  swallowAnswers = false;
  #held: (() => void)[] | undefined;
  /** While set, connections are closed as soon as they come. */
  refuse = false;

  private constructor(url: string, listener: Server, server: { readonly host: string; readonly port: number }) {
    this.url = url;
    this.#listener = listener;
    listener.on('connection', (client) => this.#join(client, server));
  }

  /** Listens on a port of its own, in front of the server at `url` (`esdb://host:port?tls=false`); of several the first. */
  static async before(url: string): Promise<CuttingProxy> {
    const [, who = '', host = '', port = '2113', options = ''] =
      /^[^:]+:\/\/([^@/]*@)?([^:,/?]+)(?::(\d+))?[^/?]*(.*)$/.exec(url.trim()) ?? [];
    const listener = createServer();
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const own = (listener.address() as AddressInfo).port;
    const ownUrl = `esdb://${who}127.0.0.1:${own}${options}`;
    return new CuttingProxy(ownUrl, listener, { host, port: Number(port) });
  }

  /** Breaks every connection now. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Keeps what the server answers from now on. */
  holdAnswers(): void {
    this.#held = [];
  }

  /** Delivers what was held, in order. */
  releaseAnswers(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const deliver of held) deliver();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #join(client: Socket, at: { readonly host: string; readonly port: number }): void {
    if (this.refuse) {
      client.destroy();
      return;
    }
    const server = connect(at);
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      const deliver = () => void client.write(bytes);
      if (this.#held !== undefined) this.#held.push(deliver);
      else if (!this.swallowAnswers) deliver();
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      // Broken connections are what this is for.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
