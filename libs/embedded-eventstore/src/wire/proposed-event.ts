import type { ProposedEvent } from '../log/record.ts';
import { invalidArgument } from './errors.ts';
import type { streams } from './protocol.ts';
import { uuidBytes } from './uuid.ts';

type ProposedMessage =
  InstanceType<typeof streams.AppendReq.ProposedMessage> | InstanceType<typeof streams.BatchAppendReq.ProposedMessage>;

/** A proposed event as it comes over the wire, in either kind of append. */
export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const map = message.getMetadataMap();
  const type = map.get('type');
  const contentType = map.get('content-type');
  if (!type) throw invalidArgument('Required Metadata Property type is missing');
  if (contentType === undefined) throw invalidArgument('Required Metadata Property content-type is missing');
  return {
    id: uuidBytes(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Name of the stream that a request speaks of. */
export function streamName(identifier: { getStreamName_asU8(): Uint8Array } | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw invalidArgument('The stream name is missing.');
  return name;
}
