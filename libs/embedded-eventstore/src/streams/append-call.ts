import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { proposedSize, type ProposedEvent } from '../log/record.ts';
import type { OpenCalls } from '../server/open-calls.ts';
import type { Store } from '../store.ts';
import { encodeAppendResponse } from '../wire/append-response.ts';
import {
  appendTooLarge,
  asServiceError,
  invalidChoice,
  serverShuttingDown,
  streamDeleted,
  unhandled,
} from '../wire/errors.ts';
import { proposedEvent, streamName } from '../wire/proposed-event.ts';
import type { streams } from '../wire/protocol.ts';
import { expectedOf, type ExpectedVersion } from './expected-version.ts';

type Request = InstanceType<typeof streams.AppendReq>;

/** The unary append: options first, then the events one by one, which may have `most` bytes together. */
export function appendCall(
  store: Store,
  call: ServerReadableStream<Request, Buffer>,
  answer: sendUnaryData<Buffer>,
  open: OpenCalls,
  most: number,
): void {
  let target: { stream: string; expected: ExpectedVersion } | undefined;
  const events: ProposedEvent[] = [];
  let bytes = 0;
  let failed = false;
  const fail = (error: unknown): void => {
    if (failed) return;
    failed = true;
    answer(asServiceError(error), null);
  };
  open.addUnheard(call, () => fail(serverShuttingDown()));
  call.on('data', (request: Request) => {
    if (failed) return;
    try {
      if (!target) {
        target = targetOf(request);
        return;
      }
      const message = request.getProposedMessage();
      if (!message) throw unhandled('Behind the options, every message must be an event.');
      const event = proposedEvent(message);
      bytes += proposedSize(event);
      if (bytes > most) throw appendTooLarge(most);
      events.push(event);
    } catch (error) {
      fail(error);
    }
  });
  const write = (): void => {
    if (failed || call.cancelled) return;
    if (!target) return fail(unhandled('The options of the append are missing.'));
    const { stream, expected } = target;
    store.append(stream, expected, events).then((result) => {
      if (result.outcome === 'deleted') fail(streamDeleted(stream));
      else answer(null, encodeAppendResponse(result));
    }, fail);
  };
  // A client that gives the call up ends it, too, with half of its events sent: which of both it was is known a turn later.
  call.on('end', () => setImmediate(write));
  call.on('error', fail);
}

function targetOf(request: Request): { stream: string; expected: ExpectedVersion } {
  const options = request.getOptions();
  if (!options) throw unhandled('The first message of an append must be its options.');
  const expected = expectedOf(options);
  if (expected === undefined) throw invalidChoice('None', 'ExpectedStreamRevisionOneofCase');
  return { stream: streamName(options.getStreamIdentifier()), expected };
}
