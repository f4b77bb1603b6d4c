import { createRequire } from 'node:module';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { proposedSize, type ProposedEvent } from '../log/record.ts';
import type { Store } from '../store.ts';
import { asServiceError, invalidArgument } from '../wire/errors.ts';
import { proposedEvent, streamName } from '../wire/proposed-event.ts';
import { shared, status, streams } from '../wire/protocol.ts';
import { MOST_APPEND_BYTES } from './append-call.ts';
import type { AppendResult } from './append.ts';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from './expected-version.ts';

const require = createRequire(import.meta.url);
const wellKnown = {
  any: require('google-protobuf/google/protobuf/any_pb.js') as typeof import('google-protobuf/google/protobuf/any_pb.js'),
  empty:
    require('google-protobuf/google/protobuf/empty_pb.js') as typeof import('google-protobuf/google/protobuf/empty_pb.js'),
};

type Request = InstanceType<typeof streams.BatchAppendReq>;
type Response = InstanceType<typeof streams.BatchAppendResp>;
type Options = InstanceType<typeof streams.BatchAppendReq.Options>;

/** Codes of google.rpc.Code, as a batch answers with them inside an open call. */
const CODE = { badRequest: 3, timeout: 4, streamDeleted: 5, wrongVersion: 6 } as const;

/** One append under way: its events arrive in several messages until one is final. */
interface Batch {
  readonly options: Options;
  readonly stream: string;
  readonly events: ProposedEvent[];
  bytes: number;
}

/** The long-lived call that carries the appends of a client; each is answered by its correlation id. */
export function batchAppendCall(store: Store, call: ServerDuplexStream<Request, Response>): void {
  const open = new Map<string, Batch>();
  const answer = (request: Request, batch: Batch | undefined, fill: (response: Response) => void): void => {
    const response = new streams.BatchAppendResp();
    response.setCorrelationId(request.getCorrelationId());
    if (batch) echo(response, batch.options);
    fill(response);
    if (!call.destroyed && !call.cancelled) call.write(response);
  };
  call.on('data', (request: Request) => {
    const key = Buffer.from(request.getCorrelationId()?.serializeBinary() ?? []).toString('latin1');
    let batch = open.get(key);
    try {
      const options = request.getOptions();
      if (!batch) {
        if (!options) throw invalidArgument('The first message of a batch has to carry its options.');
        if (open.size >= MOST_OPEN_BATCHES) throw invalidArgument(`More than ${MOST_OPEN_BATCHES} batches are open.`);
        batch = { options, stream: streamName(options.getStreamIdentifier()), events: [], bytes: 0 };
        open.set(key, batch);
      }
      collect(batch, request);
    } catch (error) {
      open.delete(key);
      return answer(request, batch, (response) =>
        response.setError(failure(CODE.badRequest, asServiceError(error).details)),
      );
    }
    if (!request.getIsFinal()) return;
    open.delete(key);
    const ready = batch;
    if (expired(ready.options)) {
      return answer(request, ready, (response) => response.setError(failure(CODE.timeout, 'Timeout')));
    }
    store.append(ready.stream, expectedOf(ready.options), ready.events).then(
      (result) => answer(request, ready, (response) => fillResult(response, ready, result)),
      (error: unknown) =>
        answer(request, ready, (response) => response.setError(failure(CODE.timeout, asServiceError(error).details))),
    );
  });
  // Half-closing does not end the call for appends under way; it ends with them.
  call.on('end', () => call.end());
  call.on('error', () => open.clear());
}

const MOST_OPEN_BATCHES = 10_000;

function collect(batch: Batch, request: Request): void {
  for (const message of request.getProposedMessagesList()) {
    const event = proposedEvent(message);
    batch.bytes += proposedSize(event);
    if (batch.bytes > MOST_APPEND_BYTES) throw invalidArgument(`Maximum Append Size of ${MOST_APPEND_BYTES} Exceeded.`);
    batch.events.push(event);
  }
}

function expectedOf(options: Options): ExpectedVersion {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return NO_STREAM;
  return options.hasStreamExists() ? STREAM_EXISTS : ANY;
}

function expired(options: Options): boolean {
  const deadline = options.getDeadline();
  return deadline !== undefined && deadline.getSeconds() * 1000 + deadline.getNanos() / 1e6 < Date.now();
}

function echo(response: Response, options: Options): void {
  response.setStreamIdentifier(options.getStreamIdentifier());
  if (options.hasStreamPosition()) response.setStreamPosition(options.getStreamPosition());
  else if (options.hasNoStream()) response.setNoStream(new wellKnown.empty.Empty());
  else if (options.hasStreamExists()) response.setStreamExists(new wellKnown.empty.Empty());
  else response.setAny(new wellKnown.empty.Empty());
}

function fillResult(response: Response, { options, stream }: Batch, result: AppendResult): void {
  if (result.outcome === 'written') {
    const position = String(result.position);
    const success = new streams.BatchAppendResp.Success();
    if (result.revision < 0n) success.setNoStream(new wellKnown.empty.Empty());
    else success.setCurrentRevision(String(result.revision));
    success.setPosition(new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position));
    response.setSuccess(success);
    return;
  }
  if (result.outcome === 'deleted') {
    const detail = new shared.StreamDeleted().setStreamIdentifier(options.getStreamIdentifier());
    response.setError(
      failure(CODE.streamDeleted, `Event stream '${stream}' is deleted.`, 'StreamDeleted', detail.serializeBinary()),
    );
    return;
  }
  const detail = wrongVersion(result.expected, result.actual).serializeBinary();
  response.setError(failure(CODE.wrongVersion, 'WrongExpectedVersion', 'WrongExpectedVersion', detail));
}

function wrongVersion(expected: ExpectedVersion, actual: bigint): InstanceType<typeof shared.WrongExpectedVersion> {
  const message = new shared.WrongExpectedVersion();
  const empty = new wellKnown.empty.Empty();
  if (actual < 0n) message.setCurrentNoStream(empty);
  else message.setCurrentStreamRevision(String(actual));
  if (expected === ANY) message.setExpectedAny(empty);
  else if (expected === STREAM_EXISTS) message.setExpectedStreamExists(empty);
  else if (expected === NO_STREAM) message.setExpectedNoStream(empty);
  else message.setExpectedStreamPosition(String(expected));
  return message;
}

function failure(
  code: number,
  message: string,
  type = 'Unknown',
  detail = new Uint8Array(0),
): InstanceType<typeof status.Status> {
  const any = new wellKnown.any.Any();
  any.setTypeUrl(`type.googleapis.com/event_store.client.${type}`);
  any.setValue(Buffer.from(detail));
  return new status.Status()
    .setCode(code as never)
    .setMessage(message)
    .setDetails(any);
}
