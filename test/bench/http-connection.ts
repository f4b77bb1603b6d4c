import { connect, type Socket } from 'node:net';

export interface HttpReply {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * One keep-alive connection, one request at a time. As little work as possible, since whatever asks shares the
 * machine's cores with whatever answers.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (reply: HttpReply) => void; reject: (error: Error) => void } | undefined;

  private readonly port: number;

  constructor(port: number) {
    this.port = port;
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (chunk) => this.take(chunk));
    this.socket.on('error', (error) => this.waiting?.reject(error));
  }

  post(path: string, headers: string, body: string): Promise<HttpReply> {
    const length = Buffer.byteLength(body);
    return this.ask(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${headers}\r\n${body}`,
    );
  }

  get(path: string, headers: string): Promise<HttpReply> {
    return this.ask(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\n${headers}\r\n`);
  }

  close(): void {
    this.socket.destroy();
  }

  private ask(request: string): Promise<HttpReply> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const total = end + 4 + length;
    if (this.received.length < total) return;
    const reply = { status: Number(head.slice(9, 12)), body: this.received.subarray(end + 4, total) };
    this.received = this.received.subarray(total);
    this.waiting?.resolve(reply);
  }
}
