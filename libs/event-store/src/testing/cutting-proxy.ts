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

  private constructor(url: string, listener: Server, serverPort: number) {
    this.url = url;
    this.#listener = listener;
    listener.on('connection', (client) => this.#join(client, serverPort));
  }

  /** Listens on a port of its own, in front of the server at `url` (`esdb://127.0.0.1:port?tls=false`). */
  static async before(url: string): Promise<CuttingProxy> {
    const { port } = new URL(url);
    const listener = createServer();
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const own = (listener.address() as AddressInfo).port;
    return new CuttingProxy(url.replace(port, String(own)), listener, Number(port));
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

  #join(client: Socket, port: number): void {
    if (this.refuse) {
      client.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
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
