import { status } from '@grpc/grpc-js';
import { ServerError } from '../wire/errors.ts';

const trailers = (exception: string, stream: string, group: string): Record<string, string> => ({
  exception,
  'stream-name': stream,
  'group-name': group,
});

export const groupFailed = (stream: string, group: string, reason: string): ServerError =>
  new ServerError(status.INTERNAL, `Subscription group ${group} on stream ${stream} failed: '${reason}'`, {
    ...trailers('persistent-subscription-failed', stream, group),
    reason,
  });

export const groupNotFound = (stream: string, group: string): ServerError =>
  new ServerError(
    status.NOT_FOUND,
    `Subscription group ${group} on stream ${stream} does not exist.`,
    trailers('persistent-subscription-does-not-exist', stream, group),
  );

export const groupExists = (stream: string, group: string): ServerError =>
  new ServerError(
    status.ALREADY_EXISTS,
    `Subscription group ${group} on stream ${stream} exists.`,
    trailers('persistent-subscription-exists', stream, group),
  );

export const groupFull = (stream: string, group: string): ServerError =>
  new ServerError(
    status.FAILED_PRECONDITION,
    `Maximum subscriptions reached for subscription group ${group} on stream ${stream}.`,
    trailers('maximum-subscribers-reached', stream, group),
  );

/** The group was changed, deleted or restarted: its consumers have to connect anew. */
export const consumerDropped = (stream: string, group: string): ServerError =>
  new ServerError(
    status.CANCELLED,
    `Subscription group ${group} on stream ${stream} was dropped.`,
    trailers('persistent-subscription-dropped', stream, group),
  );
