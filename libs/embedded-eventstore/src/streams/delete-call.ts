import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { Store } from '../store.ts';
import { asServiceError, invalidChoice, streamDeleted, unhandled, wrongExpectedVersion } from '../wire/errors.ts';
import { streamName } from '../wire/proposed-event.ts';
import { streams } from '../wire/protocol.ts';
import type { WriteResult } from './append.ts';
import { expectedOf } from './expected-version.ts';

type DeleteRequest = InstanceType<typeof streams.DeleteReq>;
type DeleteResponse = InstanceType<typeof streams.DeleteResp>;
type TombstoneRequest = InstanceType<typeof streams.TombstoneReq>;
type TombstoneResponse = InstanceType<typeof streams.TombstoneResp>;

export function deleteCall(
  store: Store,
  call: ServerUnaryCall<DeleteRequest, DeleteResponse>,
  answer: sendUnaryData<DeleteResponse>,
): void {
  const options = call.request.getOptions();
  remove(options, (stream, expected) => store.delete(stream, expected)).then(
    (position) => {
      const at = new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
      answer(null, new streams.DeleteResp().setPosition(at));
    },
    (error: unknown) => answer(asServiceError(error), null),
  );
}

export function tombstoneCall(
  store: Store,
  call: ServerUnaryCall<TombstoneRequest, TombstoneResponse>,
  answer: sendUnaryData<TombstoneResponse>,
): void {
  const options = call.request.getOptions();
  remove(options, (stream, expected) => store.tombstone(stream, expected)).then(
    (position) => {
      const at = new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
      answer(null, new streams.TombstoneResp().setPosition(at));
    },
    (error: unknown) => answer(asServiceError(error), null),
  );
}

type Options = Parameters<typeof expectedOf>[0] & { getStreamIdentifier(): Parameters<typeof streamName>[0] };

async function remove(
  options: Options | undefined,
  run: (stream: string, expected: bigint) => Promise<WriteResult>,
): Promise<string> {
  if (!options) throw unhandled('The options are missing.');
  const expected = expectedOf(options);
  if (expected === undefined) throw invalidChoice('None', 'ExpectedStreamRevisionOneofCase');
  const stream = streamName(options.getStreamIdentifier());
  const result = await run(stream, expected);
  if (result.outcome === 'deleted') throw streamDeleted(stream);
  if (result.outcome === 'wrong-version') throw wrongExpectedVersion(stream, result.expected, result.actual);
  return String(result.position);
}
