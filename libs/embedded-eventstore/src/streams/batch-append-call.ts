import type { ServerDuplexStream } from '@grpc/grpc-js';
import { StoreError } from '../log/errors.ts';
import { proposedSize, type ProposedEvent } from '../log/record.ts';
import type { OpenCalls } from '../server/open-calls.ts';
import type { Store } from '../store.ts';
import type { BatchAppendOptions, BatchAppendRequest, ProposedMessage } from '../wire/batch-append-request.ts';
import {
  type Echo,
  encodeBatchBadRequest,
  encodeBatchStreamDeleted,
  encodeBatchSuccess,
  encodeBatchTimeout,
  encodeBatchTooLarge,
  encodeBatchUnknown,
  encodeBatchWrongVersion,
} from '../wire/batch-append-response.ts';
import { asServiceError, serverShuttingDown } from '../wire/errors.ts';
import { JSON_CONTENT } from '../wire/proposed-event.ts';
import type { WriteResult } from './append.ts';
import type { ExpectedVersion } from './expected-version.ts';
import { isInvalidStream } from './system-streams.ts';

type Call = ServerDuplexStream<BatchAppendRequest, Buffer>;

/** An append whose last message has not come yet. */
type Unfinished = {
  echo: Echo;
  stream: string;
  expected: ExpectedVersion;
  events: ProposedEvent[];
  size: number;
  timeout: NodeJS.Timeout | undefined;
};

const NOTHING = Buffer.alloc(0);

/** The server's own limit for a write, in milliseconds: a client may ask for less. */
const WRITE_TIMEOUT = 2_000;

/** Appends that a client may have begun and not finished, and their size. */
const MOST_UNFINISHED = 10_000;
const MOST_UNFINISHED_BYTES = 64 * 1024 * 1024;

/**
 * Many appends over one long call: each has its own answer, in whatever order they are done, and whatever is wrong with
 * one of them, the call stays open for the others.
 */
export class BatchAppendCall {
  private readonly store: Store;
  private readonly call: Call;
  private readonly most: number;
  private readonly unfinished = new Map<string, Unfinished>();
  private inFlight = 0;
  private halfClosed = false;
  private isStopping = false;
  private unfinishedBytes = 0;

  /** `most` bytes may one append have. */
  constructor(store: Store, call: Call, open: OpenCalls, most: number) {
    this.store = store;
    this.call = call;
    this.most = most;
    open.add(call, () => this.shutDown());
    call.on('data', (request: BatchAppendRequest) => this.receive(request));
    call.on('end', () => this.endWhenAnswered());
    call.on('cancelled', () => this.forgetUnfinished());
    call.on('error', () => this.forgetUnfinished());
  }

  /** Ends the call so that its client comes again elsewhere, or later; what is in flight is answered first. */
  private shutDown(): void {
    this.isStopping = true;
    if (this.inFlight === 0) this.call.emit('error', serverShuttingDown());
  }

  private receive(request: BatchAppendRequest): void {
    if (this.isStopping) return;
    const correlation = request.correlation ?? NOTHING;
    const key = correlation.toString('latin1');
    try {
      if (request.options !== undefined && !this.unfinished.has(key)) this.open(key, correlation, request.options);
      const append = this.unfinished.get(key);
      if (append === undefined) return;
      for (const message of request.events) this.add(append, message);
      if (append.size > this.most) {
        this.close(key, append);
        this.answer(encodeBatchTooLarge(append.echo, this.most));
      } else if (request.isFinal) {
        this.close(key, append);
        this.write(append);
      }
    } catch (error) {
      const append = this.unfinished.get(key);
      const stream = request.options?.stream ?? append?.echo.stream ?? NOTHING;
      if (append) this.close(key, append);
      const reason = error instanceof Error ? error.message : String(error);
      this.answer(encodeBatchBadRequest({ correlation, stream }, reason));
    }
  }

  private open(key: string, correlation: Buffer, { stream, expected, deadline }: BatchAppendOptions): void {
    const echo = { correlation, stream: stream ?? NOTHING };
    if (stream === undefined) throw new TypeError('Required field StreamIdentifier not set.');
    const name = stream.toString('utf8');
    if (isInvalidStream(name)) throw new TypeError('The stream has no name.');
    const left = Math.min(deadline === undefined ? Infinity : deadline - Date.now(), WRITE_TIMEOUT);
    if (left <= 0) {
      this.answer(encodeBatchTimeout(echo));
      return;
    }
    if (expected === undefined) throw new TypeError("'None' is not a valid ExpectedStreamPositionOneofCase");
    if (this.unfinished.size >= MOST_UNFINISHED) throw new RangeError('Too many appends are unfinished.');
    const append: Unfinished = {
      echo,
      stream: name,
      expected,
      events: [],
      size: 0,
      timeout: undefined, // prettier-ignore
    };
    this.unfinished.set(key, append);
    // Nearly all appends come in one message and are gone before this turn ends.
    queueMicrotask(() => {
      if (this.unfinished.get(key) === append) append.timeout = setTimeout(() => this.timeOut(key, append), left);
    });
  }

  private add(append: Unfinished, message: ProposedMessage): void {
    const { id, type, contentType, data, metadata } = message;
    if (id === undefined) throw new TypeError('The id of an event must be a UUID.');
    if (type === undefined || contentType === undefined) {
      throw new TypeError(`The given key '${type === undefined ? 'type' : 'content-type'}' was not present.`);
    }
    if (type === '') throw new TypeError('The type of an event must not be empty.');
    const event = { id, type, isJson: contentType === JSON_CONTENT, data, metadata };
    const size = proposedSize(event);
    append.size += size;
    this.unfinishedBytes += size;
    if (this.unfinishedBytes > MOST_UNFINISHED_BYTES) throw new RangeError('Too much of unfinished appends.');
    append.events.push(event);
  }

  private write(append: Unfinished): void {
    this.inFlight++;
    this.store.append(append.stream, append.expected, append.events).then(
      (result) => this.answered(responseTo(append, result)),
      (error: unknown) => this.failed(append, error),
    );
    if (this.store.isOverfull) this.call.pause();
  }

  /** An answer says that it was not written. Where that is not known, the call breaks, as when a connection does. */
  private failed(append: Unfinished, error: unknown): void {
    if (error instanceof StoreError && error.code === 'STORE_FAILED') this.call.emit('error', asServiceError(error));
    else this.answered(encodeBatchUnknown(append.echo, error instanceof Error ? error.message : String(error)));
  }

  private answered(response: Buffer): void {
    this.inFlight--;
    this.answer(response);
    if (this.isStopping) this.shutDown();
    else if (this.halfClosed && this.inFlight === 0) this.call.end();
    else if (this.call.isPaused() && !this.store.isOverfull && !this.isCongested) this.call.resume();
  }

  /** A client that sends but does not read its answers is not read from either, until it does. */
  private answer(response: Buffer): void {
    if (this.call.cancelled || this.call.destroyed || this.call.writableEnded) return;
    if (!this.call.write(response) && this.isCongested) {
      this.call.pause();
      this.call.once('drain', () => this.call.resume());
    }
  }

  private get isCongested(): boolean {
    return this.call.writableLength > 4_096;
  }

  private timeOut(key: string, append: Unfinished): void {
    this.close(key, append);
    this.answer(encodeBatchTimeout(append.echo));
  }

  private close(key: string, append: Unfinished): void {
    this.unfinished.delete(key);
    this.unfinishedBytes -= append.size;
    clearTimeout(append.timeout);
  }

  /** A client that has half-closed still gets its answers. An idle call stays open, as with the real server. */
  private endWhenAnswered(): void {
    this.halfClosed = this.inFlight > 0;
  }

  private forgetUnfinished(): void {
    for (const append of this.unfinished.values()) clearTimeout(append.timeout);
    this.unfinished.clear();
  }
}

function responseTo({ echo, expected }: Unfinished, result: WriteResult): Buffer {
  switch (result.outcome) {
    case 'written':
      return encodeBatchSuccess(echo, result.revision, result.position);
    case 'wrong-version':
      return encodeBatchWrongVersion(echo, expected, result.actual);
    case 'deleted':
      return encodeBatchStreamDeleted(echo);
  }
}
