import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Stands between a client and the service, and stops answering after so many posts that it has passed on. */
export class CuttingProxy {
  /** Resolves when that many posts have reached the service; the answer of the last is withheld. */
  readonly cut: Promise<void>;
  private readonly server = createServer((request, response) => void this.pass(request, response));
  private reached!: () => void;
  private posts = 0;

  private constructor(
    private readonly target: string,
    private readonly after: number,
  ) {
    this.cut = new Promise((resolve) => (this.reached = resolve));
  }

  static async before(target: string, after: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(target, after);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const headers = Object.fromEntries(
      ['content-type', 'authorization', 'idempotency-key'].flatMap((name) => {
        const value = request.headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    const { method = 'GET', url = '/' } = request;
    const answer = await fetch(`${this.target}${url}`, { method, headers, ...(method === 'POST' && { body }) });
    const answered = await answer.text();
    if (method === 'POST' && ++this.posts === this.after) this.reached();
    if (this.posts < this.after)
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answered);
  }
}
