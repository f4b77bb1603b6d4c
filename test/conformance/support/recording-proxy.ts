import { connect, createServer, type Http2Server, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { addressOf } from './address.ts';

const CONNECTION_HEADERS = [':status', 'connection', 'keep-alive', 'transfer-encoding'];

/** Stands before a server, passes everything on, and keeps which calls were made, in order. */
export class RecordingProxy {
  /** Paths as they are on the wire: `/event_store.client.streams.Streams/Read`. */
  readonly calls: string[] = [];
  private readonly server: Http2Server;

  private constructor(upstream: string) {
    const { authority, secure } = addressOf(upstream);
    this.server = createServer();
    this.server.on('session', (client) => {
      const session = connect(`${secure ? 'https' : 'http'}://${authority}`, { rejectUnauthorized: false });
      session.on('error', () => client.destroy());
      client.on('error', () => undefined);
      client.on('close', () => session.destroy());
      client.on('stream', (call, { [':authority']: _, ...headers }) => {
        this.calls.push(String(headers[':path']));
        const onward = session.request(headers);
        onward.on('response', (answer, flags) => {
          call.on('wantTrailers', () => onward.emit('trailers asked for'));
          call.respond(answer, { waitForTrailers: (flags & 1) === 0, endStream: (flags & 1) === 1 });
        });
        let trailers: IncomingHttpHeaders = {};
        onward.on('trailers', (received) => (trailers = received));
        onward.on('trailers asked for', () => call.sendTrailers(withoutConnectionHeaders(trailers)));
        for (const side of [call, onward]) side.on('error', () => undefined);
        call.on('close', () => onward.close());
        onward.on('aborted', () => call.close());
        call.pipe(onward).pipe(call);
      });
    });
  }

  static async before(upstream: string): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(upstream);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** `host:port` for a connection string. */
  get authority(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

const withoutConnectionHeaders = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.includes(name)));
