import { ErrorType, isCommandError } from '@eventstore/db-client';
import type { CommandError, MaxAppendSizeExceededError, WrongExpectedVersionError } from '@eventstore/db-client';
import { fromClientRevision } from '../append/expected-revision.ts';
import type { ExpectedRevision } from '../append/expected-revision.ts';
import {
  AccessDenied,
  AppendTooLarge,
  EventStoreError,
  InvalidPosition,
  StoreUnavailable,
  StreamDeleted,
  StreamNotFound,
  UnexpectedStoreError,
  WrongExpectedRevision,
} from './errors.ts';
import { messageOf } from './message-of.ts';

/** What was being attempted, for the error's own words. */
export interface Attempt {
  readonly stream: string;
  readonly expected?: ExpectedRevision;
}

type Translate = (error: CommandError, attempt: Attempt) => EventStoreError;

const unavailable: Translate = (error) => new StoreUnavailable(inWords(error.message), error);
const unexpected: Translate = (error) => new UnexpectedStoreError(error);
const denied: Translate = (error) => new AccessDenied(error);
const notFound: Translate = (_, attempt) => new StreamNotFound(attempt.stream);

/** What gRPC says of a connection, without what says nothing; and what TLS says of a server that does not speak it. */
function inWords(message: string): string {
  if (/wrong version number/i.test(message))
    return 'what answers there does not speak TLS; where that is meant, the address says tls=false';
  return message.replace(/\.? Resolution note:\s*$/, '');
}

/** gRPC statuses of a connection that broke under the call (8 RESOURCE_EXHAUSTED, 13 INTERNAL), which the client calls unknown. */
const brokenTransport = new Set([8, 13]);

/** After these the client cannot say whether an append was done. */
const undecided: ReadonlySet<ErrorType> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.UNKNOWN,
]);

/**
 * The one table of errors, by the client's type. Whatever isn't listed is unexpected, hence fatal. For an append every
 * `retry` of this table that may have left this process means "outcome unknown" and is settled by reading the stream.
 */
const table: { readonly [type in ErrorType]?: Translate } = {
  [ErrorType.UNAVAILABLE]: unavailable,
  [ErrorType.NOT_LEADER]: unavailable,
  [ErrorType.CANCELLED]: unavailable,
  [ErrorType.TIMEOUT]: unavailable,
  [ErrorType.DEADLINE_EXCEEDED]: unavailable,
  [ErrorType.WRONG_EXPECTED_VERSION]: (error, attempt) => {
    const { actualVersion, expectedVersion } = error as WrongExpectedVersionError;
    const expected = attempt.expected ?? fromClientRevision(expectedVersion);
    return new WrongExpectedRevision(
      attempt.stream,
      expected,
      actualVersion === 'no_stream' ? 'no-stream' : actualVersion,
    );
  },
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: (error) =>
    new AppendTooLarge((error as MaxAppendSizeExceededError).maxAppendSize),
  [ErrorType.STREAM_NOT_FOUND]: notFound,
  [ErrorType.NO_STREAM]: notFound,
  [ErrorType.STREAM_DELETED]: (_, attempt) => new StreamDeleted(attempt.stream),
  [ErrorType.ACCESS_DENIED]: denied,
  [ErrorType.UNKNOWN]: (error) => {
    if (/invalid ?position/i.test(error.message)) return new InvalidPosition(error);
    return brokenTransport.has(Number(error.code))
      ? unavailable(error, { stream: '' })
      : new UnexpectedStoreError(error);
  },
};

/** Translates whatever the client threw; errors of ours pass unchanged. */
export function translate(error: unknown, attempt: Attempt): EventStoreError {
  if (error instanceof EventStoreError) return error;
  if (isOfClient(error)) return (table[error.type] ?? unexpected)(error, attempt);
  return neverLeft(error) ? new StoreUnavailable(messageOf(error), error) : new UnexpectedStoreError(error);
}

/**
 * True when the call cannot have reached a server: no connection was ever there for it. Only then is a failed append
 * known not to have happened.
 */
export function neverLeft(error: unknown): boolean {
  if (isOfClient(error) && error.type === ErrorType.NOT_LEADER) return true;
  return /no connection established|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|name resolution failed|failed to discover/i.test(
    messageOf(error),
  );
}

/** True when an append that failed like this may nevertheless have been done, now or in a moment. */
export function mayHaveHappened(error: unknown): boolean {
  if (error instanceof EventStoreError || neverLeft(error)) return false;
  if (!isOfClient(error)) return true;
  // Without a gRPC status the connection was fine: the server answered no, in words that the client does not know.
  if (error.type === ErrorType.UNKNOWN && error.code === undefined) return false;
  return undecided.has(error.type);
}

function isOfClient(error: unknown): error is CommandError {
  return isCommandError(error as Error);
}
