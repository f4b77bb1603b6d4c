import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';

/** The answering side of a read or subscription: it waits for a slow reader instead of buffering for it. */
export class Outlet<Request, Response> {
  private readonly call: ServerWritableStream<Request, Response>;
  private readonly ending = new AbortController();

  constructor(call: ServerWritableStream<Request, Response>) {
    this.call = call;
    const end = (): void => this.ending.abort();
    call.once('cancelled', end);
    call.once('close', end);
    call.once('error', end);
  }

  get ended(): boolean {
    return this.ending.signal.aborted || this.call.cancelled;
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Sends one message; false when the reader has to be waited for first. */
  send(response: Response): boolean {
    return this.call.write(response) || this.ended;
  }

  async drained(): Promise<void> {
    if (this.ended || !this.call.writableNeedDrain) return;
    try {
      await once(this.call, 'drain', { signal: this.ending.signal });
    } catch {
      // Ended meanwhile: the loop around finds out.
    }
  }

  end(): void {
    if (!this.ended) this.call.end();
  }

  fail(error: unknown): void {
    if (!this.ended) this.call.emit('error', error);
  }
}
