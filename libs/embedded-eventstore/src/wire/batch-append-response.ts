import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../streams/expected-version.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

/** Which request is answered: both are sent back as they came. */
export type Echo = { correlation: Uint8Array; stream: Uint8Array };

/** `google.rpc.Code`, as far as an append can fail. */
const CODES = {
  WrongExpectedVersion: 6,
  StreamDeleted: 5,
  Timeout: 4,
  BadRequest: 3,
  MaximumAppendSizeExceeded: 3,
  Unknown: 2,
} as const;

const TYPE_URL = 'type.googleapis.com/event_store.client.';

export function encodeBatchSuccess(echo: Echo, revision: bigint, position: bigint): Buffer {
  const writer = new ProtobufWriter(96 + echo.correlation.byteLength + echo.stream.byteLength);
  writeStream(writer, echo.stream);
  const end = writer.mark;
  const inner = writer.mark;
  writer.uintField(2, Number(position));
  writer.uintField(1, Number(position));
  writer.nested(3, inner);
  if (revision < 0n) writer.emptyField(2);
  else writer.uintField(1, Number(revision), true);
  writer.nested(3, end);
  return finish(writer, echo);
}

export const encodeBatchWrongVersion = (echo: Echo, expected: ExpectedVersion, actual: bigint): Buffer =>
  encodeError(echo, 'WrongExpectedVersion', (writer) => {
    if (expected === ANY) writer.emptyField(4);
    else if (expected === STREAM_EXISTS) writer.emptyField(5);
    else if (expected === NO_STREAM) writer.emptyField(6);
    else writer.uint64Field(3, expected);
    if (actual < 0n) writer.emptyField(2);
    else writer.uintField(1, Number(actual), true);
  });

export const encodeBatchStreamDeleted = (echo: Echo): Buffer =>
  encodeError(echo, 'StreamDeleted', (writer) => {
    const end = writer.mark;
    writer.bytesField(3, echo.stream);
    writer.nested(1, end);
  });

export const encodeBatchTooLarge = (echo: Echo, limit: number): Buffer =>
  encodeError(echo, 'MaximumAppendSizeExceeded', (writer) => writer.uintField(1, limit));

export const encodeBatchBadRequest = (echo: Echo, reason: string): Buffer =>
  encodeError(echo, 'BadRequest', (writer) => writer.bytesField(1, Buffer.from(reason)), Buffer.byteLength(reason));

export const encodeBatchTimeout = (echo: Echo): Buffer => encodeError(echo, 'Timeout', () => undefined);

/** It was not written, for a reason that no client can do anything about; that is told as the text of the status. */
export const encodeBatchUnknown = (echo: Echo, reason: string): Buffer =>
  encodeError(echo, 'Unknown', () => undefined, 0, Buffer.from(reason));

function encodeError(
  echo: Echo,
  name: keyof typeof CODES,
  details: (writer: ProtobufWriter) => void,
  detailsBytes = 0,
  text: Uint8Array = Buffer.from(name),
): Buffer {
  const writer = new ProtobufWriter(
    256 + detailsBytes + text.byteLength + echo.correlation.byteLength + 2 * echo.stream.byteLength,
  );
  writeStream(writer, echo.stream);
  const status = writer.mark;
  details(writer);
  const content = status - writer.mark;
  if (content > 0) writer.nested(2, status);
  writer.asciiField(1, TYPE_URL + name);
  writer.nested(3, status);
  writer.bytesField(2, text);
  writer.uintField(1, CODES[name]);
  writer.nested(2, status);
  return finish(writer, echo);
}

function writeStream(writer: ProtobufWriter, name: Uint8Array): void {
  const end = writer.mark;
  writer.bytesField(3, name);
  writer.nested(4, end);
}

function finish(writer: ProtobufWriter, echo: Echo): Buffer {
  const end = writer.mark;
  writer.raw(echo.correlation);
  writer.nested(1, end);
  return writer.finish();
}
