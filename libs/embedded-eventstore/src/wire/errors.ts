import { Metadata, type ServiceError, status as codes } from '@grpc/grpc-js';
import { StoreError } from '../log/errors.ts';

/**
 * An answer of the server that is an error: status, text and trailers word for word as EventStoreDB sends them, since
 * clients take their errors apart by them.
 */
export class ServerError extends Error implements Partial<ServiceError> {
  readonly code: codes;
  readonly details: string;
  readonly metadata: Metadata;

  constructor(code: codes, details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    this.details = details;
    this.metadata = new Metadata();
    for (const [name, value] of Object.entries(trailers)) this.metadata.set(name, trailer(value));
  }
}

/** Trailers are ASCII. What is not is sent percent-encoded, as gRPC does with the text of a status. */
const trailer = (value: string): string =>
  value.replaceAll(/[^\x20-\x7e]+/gu, (characters) => encodeURIComponent(characters.toWellFormed()));

export const invalidArgument = (details: string): ServerError => new ServerError(codes.INVALID_ARGUMENT, details);

/** Of a choice (`oneof`) that the client did not make, or made wrongly. */
export const invalidChoice = (value: string, type: string): ServerError =>
  invalidArgument(`'${value}' is not a valid ${type}`);

export const requiredArgument = (name: string, type: string): ServerError =>
  invalidArgument(` \`${name}\` is a required argument of type ${type}`);

export function streamDeleted(stream: string): ServerError {
  return new ServerError(codes.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

/** Of a deletion; appends tell theirs in an ordinary answer. */
export function wrongExpectedVersion(stream: string, expected: bigint, actual: bigint): ServerError {
  return new ServerError(
    codes.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  );
}

export function appendTooLarge(limit: number): ServerError {
  return new ServerError(codes.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
}

export function requiredMetadataMissing(property: string): ServerError {
  return new ServerError(codes.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
}

/** `kind` is the kind of read: `ReadAllResult`, `FilteredReadAllResult` or `ReadStreamResult`. */
export const unexpectedResult = (kind: string, result: string): ServerError =>
  new ServerError(codes.UNKNOWN, `Unexpected ${kind}: ${result}`);

export const invalidSubscriptionPosition = (): ServerError =>
  invalidArgument('Trying to read from an invalid position.');

/** The id that is told is that of the scavenge that runs, if any. */
export const scavengeNotFound = (): ServerError =>
  new ServerError(codes.NOT_FOUND, 'Scavenge id was invalid.', { exception: 'scavenge-not-found', 'scavenge-id': '' });

/** What the real server says about all that it did not foresee; the reason behind it is for whoever debugs. */
export const unhandled = (reason: string): ServerError =>
  new ServerError(codes.UNKNOWN, `Exception was thrown by handler. ${reason}`);

/** The client reconnects and tries again. */
export const serverShuttingDown = (): ServerError => new ServerError(codes.UNAVAILABLE, 'Server Is Shutting Down');

export const unimplemented = (what: string): ServerError =>
  new ServerError(
    codes.UNIMPLEMENTED,
    `The embedded event store has no ${what}. Connect to an EventStoreDB server for them.`,
  );

/** Whatever goes wrong in a call ends that call, and says so; nothing else is touched. */
export function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServerError) return error;
  if (error instanceof StoreError) {
    return new ServerError(error.code === 'STORE_FAILED' ? codes.UNAVAILABLE : codes.DATA_LOSS, error.message);
  }
  return unhandled(error instanceof Error ? error.message : String(error));
}
