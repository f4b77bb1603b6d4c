import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { proposedSize, type ProposedEvent } from '../log/record.ts';
import type { Store } from '../store.ts';
import { appendTooLarge, asServiceError, invalidArgument, streamDeleted } from '../wire/errors.ts';
import { proposedEvent, streamName } from '../wire/proposed-event.ts';
import { shared, streams } from '../wire/protocol.ts';
import type { AppendResult } from './append.ts';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from './expected-version.ts';

type Request = InstanceType<typeof streams.AppendReq>;
type Response = InstanceType<typeof streams.AppendResp>;

/** Bytes that one append may have, as the real server's default. */
export const MOST_APPEND_BYTES = 1024 * 1024;

/** The unary append: options first, then the events one by one. */
export function appendCall(
  store: Store,
  call: ServerReadableStream<Request, Response>,
  answer: sendUnaryData<Response>,
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
  call.on('data', (request: Request) => {
    if (failed) return;
    try {
      const options = request.getOptions();
      const message = request.getProposedMessage();
      if (options) target = { stream: streamName(options.getStreamIdentifier()), expected: expectedOf(options) };
      if (!message) return;
      const event = proposedEvent(message);
      bytes += proposedSize(event);
      if (bytes > MOST_APPEND_BYTES) throw appendTooLarge(MOST_APPEND_BYTES);
      events.push(event);
    } catch (error) {
      fail(error);
    }
  });
  call.on('end', () => {
    if (failed) return;
    if (!target) return fail(invalidArgument('The options are missing.'));
    const { stream, expected } = target;
    store.append(stream, expected, events).then((result) => {
      if (result.outcome === 'deleted') fail(streamDeleted(stream));
      else answer(null, response(result));
    }, fail);
  });
  call.on('error', fail);
}

export function expectedOf(options: {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}): ExpectedVersion {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return NO_STREAM;
  return options.hasStreamExists() ? STREAM_EXISTS : ANY;
}

function response(result: Exclude<AppendResult, { outcome: 'deleted' }>): Response {
  const message = new streams.AppendResp();
  if (result.outcome === 'wrong-version')
    return message.setWrongExpectedVersion(wrongVersion(result.expected, result.actual));
  const position = String(result.position);
  const success = new streams.AppendResp.Success();
  if (result.revision < 0n) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(String(result.revision));
  success.setPosition(new streams.AppendResp.Position().setCommitPosition(position).setPreparePosition(position));
  return message.setSuccess(success);
}

/** Told twice: clients before 20.6.1 of the protocol read the fields of the other name. */
function wrongVersion(
  expected: ExpectedVersion,
  actual: bigint,
): InstanceType<typeof streams.AppendResp.WrongExpectedVersion> {
  const message = new streams.AppendResp.WrongExpectedVersion();
  const empty = new shared.Empty();
  if (actual < 0n) message.setCurrentNoStream(empty).setNoStream2060(empty);
  else message.setCurrentRevision(String(actual)).setCurrentRevision2060(String(actual) as never);
  if (expected === ANY) message.setExpectedAny(empty).setAny2060(empty);
  else if (expected === STREAM_EXISTS) message.setExpectedStreamExists(empty).setStreamExists2060(empty);
  else if (expected === NO_STREAM) message.setExpectedNoStream(empty);
  else message.setExpectedRevision(String(expected)).setExpectedRevision2060(String(expected) as never);
  return message;
}
