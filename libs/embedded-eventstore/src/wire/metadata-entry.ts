import { ProtobufWriter } from './protobuf-writer.ts';

/** The field number of `metadata` in a recorded event, in both services that send one. */
export const METADATA_FIELD = 6;

/** One entry of the metadata map of a recorded event, tag and length included. */
export function encodeMetadataEntry(key: string, value: string): Buffer {
  const bytes = Buffer.from(value);
  const writer = new ProtobufWriter(bytes.byteLength + key.length + 32);
  const end = writer.mark;
  writer.bytesField(2, bytes);
  writer.asciiField(1, key);
  writer.nested(METADATA_FIELD, end);
  return writer.finish();
}
