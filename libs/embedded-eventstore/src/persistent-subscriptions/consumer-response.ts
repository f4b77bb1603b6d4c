import { ProtobufWriter } from '../wire/protobuf-writer.ts';
import { type UuidForm, capacityOf, writeConsumedEvent } from '../wire/read-response.ts';
import type { Message } from './message.ts';

/** What a consumer is sent: an event, and how often it was given out before, which is always told. */
export function messageResponse({ resolved, retryCount }: Message, form: UuidForm): Buffer {
  const writer = new ProtobufWriter(capacityOf(resolved.event) + capacityOf(resolved.link) + 48);
  const end = writer.mark;
  writer.uintField(5, retryCount, true);
  writeConsumedEvent(writer, resolved, form);
  writer.nested(1, end);
  return writer.finish();
}

export function consumerConfirmation(groupId: string): Buffer {
  const id = Buffer.from(groupId);
  const writer = new ProtobufWriter(id.byteLength + 16);
  const end = writer.mark;
  writer.bytesField(1, id);
  writer.nested(2, end);
  return writer.finish();
}
