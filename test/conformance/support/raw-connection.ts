import { type ClientHttp2Session, type ClientHttp2Stream, connect, type IncomingHttpHeaders } from 'node:http2';
import { addressOf } from './address.ts';

/** What came back, below gRPC: a trailers-only answer has its status in the headers and nothing else. */
export interface RawAnswer {
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders | undefined;
  readonly bytes: number;
}

/** One HTTP/2 connection, on which anything can be sent, well-formed or not. */
export class RawConnection {
  private readonly session: ClientHttp2Session;
  private readonly headers: Record<string, string>;

  constructor(connectionString: string) {
    const { authority, secure, metadata } = addressOf(connectionString);
    this.session = connect(`${secure ? 'https' : 'http'}://${authority}`, {
      rejectUnauthorized: false,
      maxSendHeaderBlockLength: 16 * 1024 * 1024,
    });
    this.session.on('error', () => undefined);
    const [authorization] = metadata.get('authorization');
    this.headers = authorization === undefined ? {} : { authorization: String(authorization) };
  }

  /** Opens a call and leaves it open. */
  open(path: string, more: Record<string, string> = {}): ClientHttp2Stream {
    const stream = this.session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...this.headers,
      ...more,
    });
    stream.on('error', () => undefined);
    return stream;
  }

  /** Sends these messages as they are, and waits for the end of the call. */
  call(path: string, messages: Buffer[], more: Record<string, string> = {}): Promise<RawAnswer> {
    return this.send(path, Buffer.concat(messages.map((message) => framed(message))), more);
  }

  /** Sends bytes that need not even be messages. */
  send(path: string, bytes: Buffer, more: Record<string, string> = {}): Promise<RawAnswer> {
    const stream = this.open(path, more);
    let headers: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders | undefined;
    let received = 0;
    stream.on('response', (answer) => (headers = answer));
    stream.on('trailers', (answer) => (trailers = answer));
    stream.on('data', (chunk: Buffer) => (received += chunk.byteLength));
    // A server that has answered and resets what is still being sent: Node then says that the stream is closed, and nothing more.
    stream.once('end', () => stream.closed && stream.destroy());
    stream.end(bytes);
    return new Promise((resolve) => stream.once('close', () => resolve({ headers, trailers, bytes: received })));
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.session.destroyed) return resolve();
      this.session.once('close', resolve);
      this.session.destroy();
    });
  }
}

/** The gRPC status of an answer, wherever it stands; undefined when the call was ended below gRPC. */
export function statusOf({ headers, trailers }: RawAnswer): number | undefined {
  const status = trailers?.['grpc-status'] ?? headers['grpc-status'];
  return status === undefined ? undefined : Number(status);
}

/** As gRPC sends a message: not compressed, and its length before it, which need not be true. */
export function framed(message: Buffer, length = message.byteLength): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, message]);
}
