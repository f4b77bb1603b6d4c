/**
 * When a filtered subscription tells how far it has looked, so that a client whose events are rare need not look at the
 * same ones again: after every interval, and when it has caught up. What is written after it subscribed is counted from
 * then on, however much there was to catch up with before.
 */
export class CheckpointCounter {
  private readonly interval: number;
  private readonly subscribedAt: number;
  private count = 0;
  private reached: number | undefined;
  private told: number | undefined;
  private lastLooked: number | undefined;

  /**
   * `start` is where the client said that it stands, undefined for the beginning of the log; `subscribedAt` is where the log
   * ended when it said so.
   */
  constructor(interval: number, start: number | undefined, subscribedAt: number) {
    this.interval = interval;
    this.reached = start;
    this.subscribedAt = subscribedAt;
  }

  /** An event was looked at. True when a checkpoint at its position is due, after the event itself if that is sent. */
  looked(position: number, sent: boolean): boolean {
    if (position > this.subscribedAt && (this.lastLooked ?? 0) <= this.subscribedAt) this.count = 0;
    this.lastLooked = position;
    if (sent) this.reached = position;
    if (++this.count < this.interval) return false;
    this.count = 0;
    this.reached = position;
    this.told = position;
    return true;
  }

  /** The checkpoint due when all has been read, unless it was told already. */
  atEnd(): number | undefined {
    const position = this.reached ?? this.lastLooked;
    if (position === undefined || position === this.told) return undefined;
    this.told = position;
    return position;
  }
}
