import { messageOf } from './message-of.ts';
import type { ExpectedRevision } from '../append/expected-revision.ts';

/**
 * What a caller can do about an error:
 * - `retry`: nothing happened, the same call may succeed later;
 * - `conflict`: the stream moved on, read it again and decide again;
 * - `fatal`: the same call will never succeed;
 * - `outcome-unknown`: it may or may not have happened; look before doing anything.
 */
export type Handling = 'retry' | 'conflict' | 'fatal' | 'outcome-unknown';

/** Every error that leaves this lib. `code` is stable, messages are not. */
export abstract class EventStoreError extends Error {
  abstract readonly code: string;
  abstract readonly handling: Handling;
  override get name(): string {
    return this.constructor.name;
  }
}

/** The stream is not where the writer expected it to be. Both places are given. */
export class WrongExpectedRevision extends EventStoreError {
  readonly code = 'WRONG_EXPECTED_REVISION';
  readonly handling = 'conflict';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: bigint | 'no-stream';
  constructor(stream: string, expected: ExpectedRevision, actual: bigint | 'no-stream') {
    super(`stream ${stream} is at ${actual}, expected ${expected}: read it again and decide again`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** The store did not take the call; for an append: nothing was appended. */
export class StoreUnavailable extends EventStoreError {
  readonly code = 'STORE_UNAVAILABLE';
  readonly handling = 'retry';
  constructor(reason: string, cause?: unknown) {
    super(`the event store cannot be reached: ${reason}`, { cause });
  }
}

/** The store could not be asked in time whether the append happened. The event ids tell, once it is back. */
export class OutcomeUnknown extends EventStoreError {
  readonly code = 'OUTCOME_UNKNOWN';
  readonly handling = 'outcome-unknown';
  readonly stream: string;
  readonly eventIds: readonly string[];
  constructor(stream: string, eventIds: readonly string[], cause?: unknown) {
    super(
      `it is not known whether the append to ${stream} happened: look for event ${eventIds[0]} before repeating it`,
      {
        cause,
      },
    );
    this.stream = stream;
    this.eventIds = eventIds;
  }
}

/** One append is limited by the server (1 MiB unless configured). Sizes in bytes. */
export class AppendTooLarge extends EventStoreError {
  readonly code = 'APPEND_TOO_LARGE';
  readonly handling = 'fatal';
  readonly limit: number;
  readonly size: number | undefined;
  constructor(limit: number, size?: number) {
    super(`the append is ${size === undefined ? 'too large' : `${size} bytes`}, the limit is ${limit} bytes: split it`);
    this.limit = limit;
    this.size = size;
  }
}

/** Something that must never be sent: no events, an id that is no UUID, data that JSON cannot carry. */
export class InvalidAppend extends EventStoreError {
  readonly code = 'INVALID_APPEND';
  readonly handling = 'fatal';
  readonly field: string;
  constructor(field: string, rule: string, cause?: unknown) {
    super(`${field}: ${rule}`, { cause });
    this.field = field;
  }
}

export class StreamNotFound extends EventStoreError {
  readonly code = 'STREAM_NOT_FOUND';
  readonly handling = 'fatal';
  readonly stream: string;
  constructor(stream: string) {
    super(`there is no stream ${stream}`);
    this.stream = stream;
  }
}

/** The stream was deleted for good (tombstoned); its name cannot be used again. */
export class StreamDeleted extends EventStoreError {
  readonly code = 'STREAM_DELETED';
  readonly handling = 'fatal';
  readonly stream: string;
  constructor(stream: string) {
    super(`stream ${stream} was deleted for good`);
    this.stream = stream;
  }
}

/** The position named is not one in this log: another store, or a restored backup. */
export class InvalidPosition extends EventStoreError {
  readonly code = 'INVALID_POSITION';
  readonly handling = 'fatal';
  constructor(cause?: unknown) {
    super('the position is not one in this log', { cause });
  }
}

export class AccessDenied extends EventStoreError {
  readonly code = 'STORE_ACCESS_DENIED';
  readonly handling = 'fatal';
  constructor(cause?: unknown) {
    super('the event store refused the credentials of the connection string', { cause });
  }
}

/** Content asked of an event that has none that can be read. */
export class UnreadableEvent extends EventStoreError {
  readonly code = 'UNREADABLE_EVENT';
  readonly handling = 'fatal';
  constructor(stream: string, revision: bigint, reason: string) {
    super(`event ${revision} of ${stream} cannot be read: ${reason}`);
  }
}

/** The server ended a subscription; subscribe again from the last position handled. */
export class SubscriptionEnded extends EventStoreError {
  readonly code = 'SUBSCRIPTION_ENDED';
  readonly handling = 'retry';
  constructor(reason: string, cause?: unknown) {
    super(`the subscription ended: ${reason}`, { cause });
  }
}

export class InvalidStoreUrl extends EventStoreError {
  readonly code = 'INVALID_STORE_URL';
  readonly handling = 'fatal';
  constructor(reason: string) {
    super(`the event store's address is not usable: ${reason}; for example esdb://127.0.0.1:2113?tls=false`);
  }
}

/** This process has closed its connection. */
export class StoreDisposed extends EventStoreError {
  readonly code = 'STORE_DISPOSED';
  readonly handling = 'fatal';
  constructor() {
    super('the connection to the event store was closed by this process');
  }
}

/** The store answered something that this table does not know. */
export class UnexpectedStoreError extends EventStoreError {
  readonly code = 'UNEXPECTED_STORE_ERROR';
  readonly handling = 'fatal';
  constructor(cause: unknown) {
    // The client keeps to itself what is said of an append in a batch.
    const said = messageOf(cause) || 'not why; its own log may say, and whether there is room on its disk';
    super(`the event store answered: ${said}`, { cause });
  }
}
