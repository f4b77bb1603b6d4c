import type { MapProof } from '../case-map/case-map.ts';
import { base64 } from '../checkpoint/checkpoint.ts';
import type { LoggedEvent } from '../leaf/leaf.ts';
import type { DossierEvent, MapEvidence } from './dossier.ts';

/** An event as it goes into a dossier. */
export function encodeEvent(event: LoggedEvent, index: number, path: readonly Uint8Array[]): DossierEvent {
  const { stream, revision, id, type, recordedAt, position, unreadable } = event;
  return {
    ...{ index, stream, revision: String(revision), eventId: id, type, recordedAt, position: String(position) },
    ...(unreadable
      ? {
          unreadable: {
            reason: unreadable.reason,
            data: bytesAsText(unreadable.content.data),
            metadata: bytesAsText(unreadable.content.metadata),
          },
        }
      : { data: event.data, metadata: event.metadata }),
    path: path.map(base64),
  };
}

/** The event that a dossier holds. @throws RangeError, SyntaxError where a number is none */
export function decodeEvent(event: DossierEvent): LoggedEvent {
  const { stream, eventId, type, recordedAt, unreadable } = event;
  return {
    ...{ stream, revision: BigInt(event.revision), id: eventId, type, recordedAt, position: BigInt(event.position) },
    ...{ data: event.data, metadata: event.metadata },
    ...(unreadable && {
      unreadable: {
        reason: unreadable.reason,
        content: { data: textAsBytes(unreadable.data), metadata: textAsBytes(unreadable.metadata) },
      },
    }),
  };
}

export const encodeEvidence = ({ bucket, path }: MapProof): MapEvidence => ({
  bucket: base64(bucket),
  path: path.map(base64),
});

export const decodeEvidence = ({ bucket, path }: MapEvidence): MapProof => ({
  bucket: Buffer.from(bucket, 'base64'),
  path: hashes(path),
});

export const hashes = (texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text, 'base64'));

function bytesAsText(content: unknown): unknown {
  return content instanceof Uint8Array ? { base64: base64(content) } : content;
}

function textAsBytes(content: unknown): unknown {
  if (content === null || typeof content !== 'object' || !('base64' in content)) return content;
  return Buffer.from(String(content.base64), 'base64');
}
