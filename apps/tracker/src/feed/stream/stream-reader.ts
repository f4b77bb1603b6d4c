import type { Socket } from 'node:net';
import type { Entry, FeedFilter, PublishedLog } from '#libs/feed';
import { caughtUpFrame, endFrame, eventFrame, heartbeatFrame } from './frames.ts';

/** What came last, put together once for all readers who want the same of it. */
export interface Batch {
  readonly first: bigint;
  readonly last: bigint;
  /** The frames that a filter lets through; nothing when there are none. */
  framesFor(filter: FeedFilter): Buffer | undefined;
}

/** What is read, by somebody who may. */
export interface Reading {
  /** Id of who reads. */
  readonly caller: string;
  readonly filter: FeedFilter;
  /** The position that it begins behind. */
  readonly after: bigint;
  /** Milliseconds since 1970 until which it is proven who reads: nobody goes on reading with a token that has ended. */
  readonly until: number;
}

/**
 * One reader on its socket. It is either level with the feed, and then gets each batch as it comes, or behind, and then
 * reads on at the pace of its socket. Nothing is kept for it but its position: what it does not take stays in the store.
 */
export class StreamReader {
  readonly caller: string;
  readonly filter: FeedFilter;
  readonly #socket: Socket;
  readonly #log: PublishedLog;
  readonly #until: number;
  #cursor: bigint;
  #level = false;
  #reading = false;
  /** Since when the socket takes nothing more, as of `performance.now()`. */
  #blockedSince: number | undefined;
  #quietSince = performance.now();

  constructor(socket: Socket, log: PublishedLog, { caller, filter, after, until }: Reading) {
    this.#socket = socket;
    this.#log = log;
    this.caller = caller;
    this.filter = filter;
    this.#until = until;
    this.#cursor = after;
    socket.on('drain', () => this.#drained());
  }

  get closed(): boolean {
    return this.#socket.destroyed || this.#socket.writableEnded;
  }

  start(): void {
    void this.#readOn();
  }

  /** A level reader is told at once; one that is behind comes to it by itself, and so does one that has read a part of it. */
  offer(batch: Batch): void {
    if (!this.#level || batch.last <= this.#cursor) return;
    if (batch.first !== this.#cursor + 1n) {
      this.#level = false;
      void this.#readOn();
      return;
    }
    this.#cursor = batch.last;
    const frames = batch.framesFor(this.filter);
    if (frames) this.#write(frames);
  }

  /** Says that it is still there, to who has not heard anything for a while. */
  heartbeat(quietMs: number): void {
    const now = performance.now();
    if (this.#level && now - this.#quietSince >= quietMs) this.#write(heartbeatFrame(this.#cursor));
  }

  isOver(now: number): boolean {
    return now >= this.#until;
  }

  /** True when it has taken nothing for so long. */
  stalled(ms: number): boolean {
    return this.#blockedSince !== undefined && performance.now() - this.#blockedSince >= ms;
  }

  /** Ends it; it can resume behind what it got. */
  end(code: string): void {
    this.#level = false;
    if (!this.closed) this.#socket.end(endFrame(code));
  }

  /** Takes the connection away; what is under way to it is lost, and comes again when it resumes. */
  cut(): void {
    this.#level = false;
    this.#socket.destroy();
  }

  #drained(): void {
    this.#blockedSince = undefined;
    if (!this.#level) void this.#readOn();
  }

  /** Reads and writes until it is level, or the socket is full; then `drain` calls again. */
  async #readOn(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (!this.closed && this.#blockedSince === undefined) {
        const entries = await this.#log.read(this.#cursor);
        const last = entries.at(-1);
        if (last) this.#writeEntries(entries, last.position);
        else if (this.#cursor === this.#log.head) {
          this.#level = true;
          this.#write(caughtUpFrame(this.#cursor));
          break;
        }
      }
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      this.end(typeof code === 'string' ? code : 'INTERNAL_ERROR');
    } finally {
      this.#reading = false;
    }
  }

  #writeEntries(entries: readonly Entry[], last: bigint): void {
    let frames = '';
    for (const entry of entries) if (this.filter.wants(entry)) frames += eventFrame(entry);
    this.#cursor = last;
    // Where the filter left out a whole page, a place to resume from is all there is to say.
    this.#write(frames === '' ? heartbeatFrame(last) : frames);
  }

  #write(frames: string | Buffer): void {
    this.#quietSince = performance.now();
    if (this.#socket.write(frames)) return;
    // Full: from here on it is behind, and reads on when there is room again.
    this.#level = false;
    this.#blockedSince ??= performance.now();
  }
}
