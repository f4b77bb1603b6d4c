import type { EventStoreDBClient } from '@eventstore/db-client';
import { appendOnce, UnknownOutcome } from './append/append.ts';
import type { AppendResult } from './append/append.ts';
import { toClientEvents } from './append/event-to-append.ts';
import type { EventToAppend } from './append/event-to-append.ts';
import type { ExpectedRevision } from './append/expected-revision.ts';
import { lookForAppend } from './append/look-for-append.ts';
import { settle } from './append/settle.ts';
import { openClient } from './connection/open-client.ts';
import { withDeadline } from './connection/with-deadline.ts';
import { StoreDisposed, StoreUnavailable } from './errors/errors.ts';
import { UNKNOWN_POSITION } from './log-position.ts';
import type { LogPosition } from './log-position.ts';
import { readAll, readStream } from './read/read-events.ts';
import type { ReadAllOptions, ReadStreamOptions } from './read/read-options.ts';
import type { StoredEvent } from './stored-event.ts';
import type { SubscribeOptions, Subscription } from './subscribe/message.ts';
import { subscribe } from './subscribe/subscribe.ts';

export interface EventStoreOptions {
  /** How long one append may take before it is looked for, in ms. */
  readonly appendTimeoutMs?: number;
  /** How long an append whose answer got lost is looked for before `OutcomeUnknown`, in ms. */
  readonly settleTimeoutMs?: number;
  /** What the server accepts in one append, in bytes; its own default is 1 MiB. */
  readonly maxAppendBytes?: number;
  /** Streams of others, whose events no subscription tells although their names begin as was asked for: on a store that is shared. */
  readonly isForeign?: (stream: string) => boolean;
  /** Told of each append when it is over, for whoever measures: how long it took until its outcome was known, and whether it went well. */
  readonly onAppend?: (ms: number, appended: boolean) => void;
}

/** What a ping found. */
export interface Ping {
  readonly roundTripMs: number;
  /** Place of the last event in the log; undefined in an empty one. */
  readonly head: LogPosition | undefined;
}

const defaults: Required<EventStoreOptions> = {
  isForeign: () => false,
  onAppend: () => undefined,
  appendTimeoutMs: 5_000,
  settleTimeoutMs: 10_000,
  maxAppendBytes: 1024 * 1024,
};

/**
 * The connection to an EventStoreDB: one per process, shared by everything in it. Every error that leaves it is an
 * `EventStoreError` whose `handling` says what the caller can do.
 */
export class EventStore {
  readonly #client: EventStoreDBClient;
  readonly #options: Required<EventStoreOptions>;
  readonly #closing = new AbortController();

  private constructor(client: EventStoreDBClient, options: EventStoreOptions) {
    this.#client = client;
    this.#options = { ...defaults, ...options };
  }

  /** Checks the address and returns at once; the connection is made by the first call. Use `ping` to wait for it. */
  static connect(url: string, options: EventStoreOptions = {}): EventStore {
    return new EventStore(openClient(url), options);
  }

  /**
   * Appends all events or none. Definite either way: an answer that got lost is found out by looking at the stream.
   * Throws `WrongExpectedRevision`, `StoreUnavailable`, `AppendTooLarge`, `InvalidAppend`, `StreamDeleted`, and
   * `OutcomeUnknown` only when the store stays away for longer than `settleTimeoutMs`.
   */
  async append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<AppendResult> {
    const started = performance.now();
    let appended = false;
    try {
      const result = await this.#append(stream, events, expected);
      appended = true;
      return result;
    } finally {
      this.#options.onAppend(performance.now() - started, appended);
    }
  }

  async #append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<AppendResult> {
    this.#assertOpen();
    const clientEvents = toClientEvents(stream, events, this.#options.maxAppendBytes);
    const attempt = (at: ExpectedRevision) =>
      appendOnce(this.#client, stream, clientEvents, at, this.#options.appendTimeoutMs);
    let result: AppendResult;
    try {
      result = await attempt(expected);
    } catch (error) {
      if (!(error instanceof UnknownOutcome)) throw error;
      const eventIds = events.map((event) => event.id);
      const read = (options: ReadStreamOptions) => this.readStream(stream, options);
      const look = () => lookForAppend(read, eventIds, expected);
      const patienceMs = this.#options.settleTimeoutMs;
      result = await settle({ stream, expected, eventIds, look, repeat: attempt, patienceMs, now: Date.now });
    }
    return result.position === UNKNOWN_POSITION ? this.#withPosition(stream, result.revision) : result;
  }

  /** The events of one stream; throws `StreamNotFound` at the first step when there is none. */
  readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    this.#assertOpen();
    return readStream(this.#client, stream, options, this.#closing.signal);
  }

  /** The whole log, the store's own system events included. */
  readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    this.#assertOpen();
    return readAll(this.#client, options, this.#closing.signal);
  }

  /** Follows the streams with these prefixes, in the log's order, from a place on and then for ever. */
  subscribe(options: SubscribeOptions): Subscription {
    this.#assertOpen();
    return subscribe(this.#client, { ...options, isForeign: this.#options.isForeign }, this.#closing.signal);
  }

  /** Place of the last event in the log, of whatever kind; undefined in an empty log. */
  async head(): Promise<LogPosition | undefined> {
    for await (const { position, prepare } of this.readAll({ backwards: true, maxCount: 1 }))
      return { commit: position, prepare };
    return undefined;
  }

  /** Asks the store for its head. Throws `StoreUnavailable` when that takes longer than `timeoutMs`. */
  async ping(timeoutMs = 2_000): Promise<Ping> {
    const start = performance.now();
    const head = await withDeadline(this.head(), timeoutMs, () => {
      return new StoreUnavailable(`no answer within ${timeoutMs} ms`);
    });
    return { roundTripMs: performance.now() - start, head };
  }

  /** Stops every subscription and read and closes the connection. Idempotent. */
  async dispose(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#client.dispose();
  }

  /** Some answers, of a repeated append for one, come without the position. */
  async #withPosition(stream: string, revision: bigint): Promise<AppendResult> {
    for await (const event of this.readStream(stream, { fromRevision: revision, maxCount: 1 }))
      return { revision, position: event.position };
    return { revision, position: UNKNOWN_POSITION };
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) throw new StoreDisposed();
  }
}
