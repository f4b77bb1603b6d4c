/**
 * How long a batch is filled while the log is caught up with, in ms: nobody sees it yet, and what many events of a case change is
 * written once. Beyond this, keeping the events until they are folded costs as much as is won.
 */
const CATCHING_UP_MS = 250;
/** From so many events a second on, a transaction for each few would cost more than it shows; and how long one waits then, in ms. */
const BUSY = { perSecond: 150, waitMs: 15 };
/** So many are a storm, an import for one: what it records in a case is then written once rather than each time. */
const STORM = { perSecond: 800, waitMs: 80 };
/** Over how many ms the events are counted. */
const WINDOW_MS = 250;

/**
 * How long a batch waits for company. Live and quiet, an event is shown at once; the more are being recorded, the more
 * share one transaction.
 */
export class Company {
  readonly #now: () => number;
  #since: number;
  #events = 0;
  #perSecond = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#since = now();
  }

  /** To be told of each batch. */
  came(events: number): void {
    this.#events += events;
    const passed = this.#now() - this.#since;
    if (passed < WINDOW_MS) return;
    this.#perSecond = (this.#events * 1_000) / passed;
    this.#events = 0;
    this.#since = this.#now();
  }

  /** @param live whether the log is level with, or is being caught up with */
  waitMs(live: boolean): number {
    if (!live) return CATCHING_UP_MS;
    if (this.#perSecond >= STORM.perSecond) return STORM.waitMs;
    return this.#perSecond >= BUSY.perSecond ? BUSY.waitMs : 0;
  }
}
