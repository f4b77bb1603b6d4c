import { ProtobufWriter } from './protobuf-writer.ts';

/** The field `stream_identifier` of a recorded event, tag and length included. */
export function encodeStreamIdentifier(name: string): Buffer {
  const bytes = Buffer.from(name);
  const writer = new ProtobufWriter(bytes.byteLength + 16);
  const end = writer.mark;
  writer.bytesField(3, bytes);
  writer.nested(2, end);
  return writer.finish();
}
