import { Metadata, type ServiceError, status as codes } from '@grpc/grpc-js';

/** An answer of the server that is an error, with the trailers that the official clients read. */
export class ServerError extends Error implements Partial<ServiceError> {
  readonly code: codes;
  readonly details: string;
  readonly metadata: Metadata;

  constructor(code: codes, details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    this.details = details;
    this.metadata = new Metadata();
    for (const [name, value] of Object.entries(trailers))
      this.metadata.set(name, encodeURIComponent(value) === value ? value : ascii(value));
  }
}

/** Trailers are ASCII; what is not is sent as its UTF-8 bytes read as Latin letters would be refused by HTTP/2. */
function ascii(value: string): string {
  return value.replaceAll(/[^\x20-\x7e]/g, '?');
}

export const invalidArgument = (details: string): ServerError => new ServerError(codes.INVALID_ARGUMENT, details);

export function streamDeleted(stream: string): ServerError {
  return new ServerError(codes.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

export function wrongExpectedVersion(stream: string, expected: bigint, actual: bigint): ServerError {
  return new ServerError(
    codes.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
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

export function accessDenied(): ServerError {
  return new ServerError(codes.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
}

export function invalidPosition(): ServerError {
  return new ServerError(codes.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');
}

export const serverNotReady = (): ServerError =>
  new ServerError(codes.UNAVAILABLE, 'Server is shutting down', { exception: 'not-handled' });

/** Whatever goes wrong in a call ends that call, and says so; nothing else is touched. */
export function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServerError) return error as unknown as ServiceError;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof RangeError ? codes.INVALID_ARGUMENT : codes.UNKNOWN;
  return new ServerError(code, message) as unknown as ServiceError;
}
