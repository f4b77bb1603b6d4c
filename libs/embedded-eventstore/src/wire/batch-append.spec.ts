import fc from 'fast-check';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../streams/expected-version.ts';
import { decodeBatchAppend } from './batch-append-request.ts';
import {
  encodeBatchBadRequest,
  encodeBatchStreamDeleted,
  encodeBatchSuccess,
  encodeBatchTimeout,
  encodeBatchTooLarge,
  encodeBatchWrongVersion,
} from './batch-append-response.ts';
import { MalformedMessage } from './protobuf-reader.ts';
import { shared, streams } from './protocol.ts';

/** The service takes Google's own empty message there, which is the same on the wire. */
const empty = new shared.Empty() as never;

const { BatchAppendReq, BatchAppendResp } = streams;
const identifier = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

describe('A batch append as it comes in, written by the generated classes', () => {
  const events = fc.array(
    fc.record({
      id: fc.uuid(),
      type: fc.string({ minLength: 1 }),
      json: fc.boolean(),
      data: fc.uint8Array({ maxLength: 200 }),
      metadata: fc.uint8Array({ maxLength: 50 }),
    }),
    { maxLength: 5 },
  );

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), events, fc.boolean(), (correlation, stream, proposed, isFinal) => {
        const message = new BatchAppendReq()
          .setCorrelationId(new shared.UUID().setString(correlation))
          .setOptions(new BatchAppendReq.Options().setStreamIdentifier(identifier(stream)).setAny(empty))
          .setIsFinal(isFinal);
        for (const event of proposed) {
          const added = new BatchAppendReq.ProposedMessage().setId(new shared.UUID().setString(event.id));
          added.setData(event.data).setCustomMetadata(event.metadata);
          added.getMetadataMap().set('type', event.type);
          added.getMetadataMap().set('content-type', event.json ? 'application/json' : 'application/octet-stream');
          message.addProposedMessages(added);
        }
        const read = decodeBatchAppend(Buffer.from(message.serializeBinary()));
        expect(read.isFinal).toBe(isFinal);
        expect(read.options?.stream?.toString()).toBe(stream);
        expect(read.options?.expected).toBe(ANY);
        expect(
          read.events.map(({ id, type, contentType, data, metadata }) => ({
            id: id?.toString('hex'),
            type,
            contentType,
            data: [...data],
            metadata: [...metadata],
          })),
        ).toEqual(
          proposed.map((event) => ({
            id: event.id.replaceAll('-', ''),
            type: event.type,
            contentType: event.json ? 'application/json' : 'application/octet-stream',
            data: [...event.data],
            metadata: [...event.metadata],
          })),
        );
      }),
    );
  });

  it.each<[string, (options: InstanceType<typeof BatchAppendReq.Options>) => void, ExpectedVersion]>([
    ['any', (options) => options.setAny(empty), ANY],
    ['no stream', (options) => options.setNoStream(empty), NO_STREAM],
    ['stream exists', (options) => options.setStreamExists(empty), STREAM_EXISTS],
    ['revision 0', (options) => options.setStreamPosition('0'), 0n],
    ['a revision beyond 2^53', (options) => options.setStreamPosition('9007199254740993'), 9_007_199_254_740_993n],
  ])('expects %s', (_what, choose, expected) => {
    const options = new BatchAppendReq.Options();
    choose(options);
    const message = new BatchAppendReq().setOptions(options);
    expect(decodeBatchAppend(Buffer.from(message.serializeBinary())).options?.expected).toBe(expected);
  });

  it('is refused as malformed, and never otherwise, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        try {
          decodeBatchAppend(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedMessage);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Answers to a batch append, read by the generated classes', () => {
  const correlation = new shared.UUID().setString('0f0a7c1e-51f6-4b3b-9a35-5a8f4f2f7a11');
  const echo = { correlation: correlation.serializeBinary(), stream: Buffer.from('case-1') };

  const read = (bytes: Uint8Array) => {
    const response = BatchAppendResp.deserializeBinary(bytes);
    expect(response.getCorrelationId()?.getString()).toBe(correlation.getString());
    expect(Buffer.from(response.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe('case-1');
    return response;
  };

  it('tell revision and position', () => {
    const success = read(encodeBatchSuccess(echo, 0n, 4_294_967_296n)).getSuccess();
    expect(success?.hasCurrentRevision()).toBe(true);
    expect(success?.getCurrentRevision()).toBe('0');
    expect(success?.getPosition()?.getCommitPosition()).toBe('4294967296');
    expect(
      read(encodeBatchSuccess(echo, -1n, 128n))
        .getSuccess()
        ?.hasNoStream(),
    ).toBe(true);
  });

  it('tell a conflict with both revisions', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 62n), fc.bigInt(-1n, 2n ** 50n), (expected, actual) => {
        const error = read(encodeBatchWrongVersion(echo, expected, actual)).getError();
        expect([error?.getCode(), error?.getMessage()]).toEqual([6, 'WrongExpectedVersion']);
        const details = shared.WrongExpectedVersion.deserializeBinary(
          error?.getDetails()?.getValue_asU8() as Uint8Array,
        );
        expect(details.getExpectedStreamPosition()).toBe(String(expected));
        if (actual < 0n) expect(details.hasCurrentNoStream()).toBe(true);
        else expect(details.getCurrentStreamRevision()).toBe(String(actual));
      }),
    );
  });

  it('name every error by its type and code', () => {
    const of = (bytes: Uint8Array) => {
      const error = read(bytes).getError();
      return [error?.getCode(), error?.getDetails()?.getTypeUrl()];
    };
    const type = (name: string) => `type.googleapis.com/event_store.client.${name}`;
    expect(of(encodeBatchStreamDeleted(echo))).toEqual([5, type('StreamDeleted')]);
    expect(of(encodeBatchTimeout(echo))).toEqual([4, type('Timeout')]);
    expect(of(encodeBatchBadRequest(echo, 'no type'))).toEqual([3, type('BadRequest')]);
    expect(of(encodeBatchTooLarge(echo, 1_048_576))).toEqual([3, type('MaximumAppendSizeExceeded')]);
  });
});
