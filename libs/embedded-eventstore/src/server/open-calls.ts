import type { EventEmitter } from 'node:events';

/** A call as far as its end is concerned. */
export type Endable = EventEmitter & { readonly cancelled: boolean };

/**
 * The calls that could go on for ever: subscriptions, and the long call that carries a client's appends. At a stop each
 * gets a status behind which its client tries again, and the rest need not wait for them.
 */
export class OpenCalls {
  private readonly endings = new Map<Endable, () => void>();
  private readonly unheard = new Map<Endable, () => void>();
  private closing = false;

  /** `end` is called at the stop, unless the call has ended by itself. */
  add(call: Endable, end: () => void): void {
    if (this.closing) {
      end();
      return;
    }
    keep(this.endings, call, end, ['cancelled', 'close', 'finish', 'error']);
  }

  /**
   * A call whose client has not said all of it yet. It is let finish, also at a stop; `end` is called when the time for that
   * is over and the client is still not done.
   */
  addUnheard(call: Endable, end: () => void): void {
    keep(this.unheard, call, end, ['cancelled', 'close', 'end', 'error']);
  }

  endAll(): void {
    this.closing = true;
    endEach(this.endings);
  }

  endUnheard(): void {
    endEach(this.unheard);
  }
}

function keep(calls: Map<Endable, () => void>, call: Endable, end: () => void, until: readonly string[]): void {
  calls.set(call, end);
  const forget = (): void => void calls.delete(call);
  for (const event of until) call.once(event, forget);
}

function endEach(calls: Map<Endable, () => void>): void {
  for (const [call, end] of [...calls]) if (!call.cancelled) end();
  calls.clear();
}
