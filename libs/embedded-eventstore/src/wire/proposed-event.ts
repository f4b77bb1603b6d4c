import type { ProposedEvent } from '../log/record.ts';
import { isInvalidStream } from '../streams/system-streams.ts';
import { requiredMetadataMissing, unhandled } from './errors.ts';
import type { streams } from './protocol.ts';
import { uuidBytes } from './uuid.ts';

type ProposedMessage = InstanceType<typeof streams.AppendReq.ProposedMessage>;

export const JSON_CONTENT = 'application/json';

/** A proposed event as it comes over the wire. @throws ServerError */
export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const map = message.getMetadataMap();
  const type = map.get('type');
  const contentType = map.get('content-type');
  if (type === undefined) throw requiredMetadataMissing('type');
  if (contentType === undefined) throw requiredMetadataMissing('content-type');
  if (type === '') throw unhandled('The type of an event must not be empty.');
  return {
    id: uuidBytes(message.getId()),
    type,
    isJson: contentType === JSON_CONTENT,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Name of the stream that a request speaks of. @throws ServerError */
export function streamName(identifier: { getStreamName_asU8(): Uint8Array } | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (isInvalidStream(name)) throw unhandled('The stream has no name.');
  return name;
}
