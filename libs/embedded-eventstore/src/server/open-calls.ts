import type { EventEmitter } from 'node:events';

/** A call as far as its end is concerned. */
export type Endable = EventEmitter & { readonly cancelled: boolean };

/**
 * The calls that could go on for ever: subscriptions, and the long call that carries a client's appends. At a stop each
 * gets a status behind which its client tries again, and the rest need not wait for them.
 */
export class OpenCalls {
  private readonly endings = new Map<Endable, () => void>();
  private closing = false;

  /** `end` is called at the stop, unless the call has ended by itself. */
  add(call: Endable, end: () => void): void {
    if (this.closing) {
      end();
      return;
    }
    this.endings.set(call, end);
    const forget = (): void => void this.endings.delete(call);
    for (const event of ['cancelled', 'close', 'finish', 'error']) call.once(event, forget);
  }

  endAll(): void {
    this.closing = true;
    for (const [call, end] of [...this.endings]) if (!call.cancelled) end();
    this.endings.clear();
  }
}
