import type { LogRecord } from '../log/record.ts';
import { shared, streams } from './protocol.ts';
import { uuidMessage } from './uuid.ts';

type Response = InstanceType<typeof streams.ReadResp>;
type Recorded = InstanceType<typeof streams.ReadResp.ReadEvent.RecordedEvent>;

/** A record, with the link through which it was found, if any. */
export interface ResolvedRecord {
  readonly event?: LogRecord;
  readonly link?: LogRecord;
}

export function eventResponse({ event, link }: ResolvedRecord): Response {
  const message = new streams.ReadResp.ReadEvent();
  if (event) message.setEvent(recorded(event));
  if (link) message.setLink(recorded(link));
  const outer = link ?? event;
  if (outer) message.setCommitPosition(String(outer.position));
  return new streams.ReadResp().setEvent(message);
}

function recorded(record: LogRecord): Recorded {
  const position = String(record.position);
  const message = new streams.ReadResp.ReadEvent.RecordedEvent();
  message.setId(uuidMessage(record.id));
  message.setStreamIdentifier(identifier(record.stream));
  message.setStreamRevision(String(record.revision));
  message.setPreparePosition(position);
  message.setCommitPosition(position);
  message.setData(record.data);
  message.setCustomMetadata(record.metadata);
  const map = message.getMetadataMap();
  map.set('type', record.type);
  map.set('created', String(record.created));
  map.set('content-type', record.isJson ? 'application/json' : 'application/octet-stream');
  return message;
}

function identifier(stream: string): InstanceType<typeof shared.StreamIdentifier> {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
}

export function confirmationResponse(id: string): Response {
  return new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));
}

export function checkpointResponse(position: bigint): Response {
  const at = String(position);
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(at).setPreparePosition(at),
  );
}

export function caughtUpResponse(): Response {
  return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
}

export function streamNotFoundResponse(stream: string): Response {
  return new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)),
  );
}

export function firstPositionResponse(revision: bigint): Response {
  return new streams.ReadResp().setFirstStreamPosition(String(revision));
}

export function lastPositionResponse(revision: bigint): Response {
  return new streams.ReadResp().setLastStreamPosition(String(revision));
}
