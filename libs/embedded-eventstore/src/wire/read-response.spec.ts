import fc from 'fast-check';
import { DELETED, type LogRecord } from '../log/record.ts';
import { record } from '../testing/records.ts';
import { streams } from './protocol.ts';
import {
  caughtUpResponse,
  checkpointResponse,
  confirmationResponse,
  eventResponse,
  firstPositionResponse,
  lastPositionResponse,
  streamNotFoundResponse,
} from './read-response.ts';
import { uuidText } from './uuid.ts';

const decode = (bytes: Uint8Array) => streams.ReadResp.deserializeBinary(bytes);
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

const records = fc.record({
  position: fc.bigInt(128n, BigInt(Number.MAX_SAFE_INTEGER)),
  revision: fc.oneof(fc.bigInt(0n, 2n ** 52n), fc.constant(DELETED)),
  stream: fc.string({ minLength: 1, unit: 'grapheme' }),
  type: fc.string({ minLength: 1, unit: 'grapheme' }),
  isJson: fc.boolean(),
  id: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  data: fc.uint8Array({ maxLength: 300 }),
  metadata: fc.uint8Array({ maxLength: 300 }),
  created: fc.bigInt(0n, 10n ** 17n),
});

type Recorded = NonNullable<ReturnType<InstanceType<typeof streams.ReadResp.ReadEvent>['getEvent']>>;

function expectSame(recorded: Recorded | undefined, event: LogRecord): void {
  expect(text(recorded?.getStreamIdentifier()?.getStreamName_asU8())).toBe(event.stream);
  expect(recorded?.getStreamRevision()).toBe(String(event.revision));
  expect([recorded?.getCommitPosition(), recorded?.getPreparePosition()]).toEqual(
    [event.position, event.position].map(String),
  );
  expect(Buffer.from(recorded?.getData_asU8() ?? [])).toEqual(Buffer.from(event.data));
  expect(Buffer.from(recorded?.getCustomMetadata_asU8() ?? [])).toEqual(Buffer.from(event.metadata));
  const map = recorded?.getMetadataMap();
  expect(map?.get('type')).toBe(event.type);
  expect(map?.get('created')).toBe(String(event.created));
  expect(map?.get('content-type')).toBe(event.isJson ? 'application/json' : 'application/octet-stream');
}

describe('What readers are sent, against the generated classes', () => {
  it('says of every event what the log has of it', () => {
    fc.assert(
      fc.property(records, (chosen) => {
        const event = record(chosen);
        const read = decode(eventResponse({ event }, 'text')).getEvent();
        expectSame(read?.getEvent(), event);
        expect(read?.hasLink()).toBe(false);
        expect(read?.getCommitPosition()).toBe(String(event.position));
        expect(read?.getEvent()?.getId()?.getString()).toBe(uuidText(event.id));
      }),
    );
  });

  it('gives identifiers as two signed halves where that is asked for', () => {
    fc.assert(
      fc.property(records, (chosen) => {
        const event = record(chosen);
        const id = decode(eventResponse({ event }, 'structured')).getEvent()?.getEvent()?.getId()?.getStructured();
        const bytes = Buffer.from(event.id);
        expect(id?.getMostSignificantBits()).toBe(String(bytes.readBigInt64BE(0)));
        expect(id?.getLeastSignificantBits()).toBe(String(bytes.readBigInt64BE(8)));
      }),
    );
  });

  it('sends a link with its event, or alone when it leads nowhere; its position is the one that counts', () => {
    fc.assert(
      fc.property(records, records, (first, second) => {
        const [event, link] = [record(first), record(second)];
        const both = decode(eventResponse({ event, link }, 'text')).getEvent();
        expectSame(both?.getEvent(), event);
        expectSame(both?.getLink(), link);
        expect(both?.getCommitPosition()).toBe(String(link.position));
        const alone = decode(eventResponse({ link }, 'text')).getEvent();
        expect(alone?.hasEvent()).toBe(false);
        expectSame(alone?.getLink(), link);
      }),
    );
  });

  it('tells the rest in messages of their own', () => {
    expect(decode(confirmationResponse('abc')).getConfirmation()?.getSubscriptionId()).toBe('abc');
    const checkpoint = decode(checkpointResponse(12_345_678_901n)).getCheckpoint();
    expect([checkpoint?.getCommitPosition(), checkpoint?.getPreparePosition()]).toEqual(['12345678901', '12345678901']);
    const missing = decode(streamNotFoundResponse('Fäll-1')).getStreamNotFound();
    expect(text(missing?.getStreamIdentifier()?.getStreamName_asU8())).toBe('Fäll-1');
    expect(decode(firstPositionResponse(0n)).hasFirstStreamPosition()).toBe(true);
    expect(decode(lastPositionResponse(7n)).getLastStreamPosition()).toBe('7');
    expect(decode(caughtUpResponse()).hasCaughtUp()).toBe(true);
  });
});
