import type { Writable } from 'node:stream';

/** The answering side of a call as far as it is needed here; reads and persistent subscriptions both have one. */
export type Answering = Writable & { readonly cancelled: boolean };

/** The answering side of a read or subscription: it waits for a slow reader instead of buffering for it. */
export class Outlet<Response> {
  private readonly call: Answering;
  private readonly ending = new AbortController();
  private waiting: Promise<void> | undefined;
  private resume: (() => void) | undefined;

  constructor(call: Answering) {
    this.call = call;
    const end = (): void => {
      this.ending.abort();
      this.goOn();
    };
    call.once('cancelled', end);
    call.once('close', end);
    call.once('error', end);
    call.on('drain', () => this.goOn());
  }

  get ended(): boolean {
    return this.ending.signal.aborted || this.call.cancelled;
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Sends one message; false when the reader has to be waited for first. */
  send(response: Response): boolean {
    return this.ended || this.call.write(response);
  }

  /** Sends one after the other, each when the reader has taken what was before. */
  async sendAll(responses: Iterable<Response>): Promise<void> {
    for (const response of responses) {
      if (this.ended) return;
      if (!this.send(response)) await this.drained();
    }
  }

  /** Resolves when the reader has taken enough, or is gone: the loop around finds out which. */
  async drained(): Promise<void> {
    if (this.ended || !this.call.writableNeedDrain) return;
    await (this.waiting ??= new Promise((resume) => (this.resume = resume)));
  }

  end(): void {
    if (!this.ended) this.call.end();
  }

  fail(error: unknown): void {
    if (!this.ended) this.call.emit('error', error);
  }

  private goOn(): void {
    this.resume?.();
    this.resume = undefined;
    this.waiting = undefined;
  }
}

/** Long reads leave the thread to other calls between pages. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
