import { canonicalJson } from '../canonical-json/canonical-json.ts';
import { leafHash, sha256 } from '../merkle/hash.ts';

/** What a leaf is made of: an event as it lies in the store. `libs/event-store` delivers events of this shape. */
export interface LoggedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  /** The store's own time, ISO 8601 in UTC with milliseconds. */
  readonly recordedAt: string;
  readonly position: bigint;
  readonly data: unknown;
  readonly metadata: unknown;
  /** Set when the content is no JSON object; then `data` and `metadata` are not looked at. */
  readonly unreadable?: { readonly reason: string; readonly content: UnreadableContent };
}

/** Content as stored: bytes, the text of broken JSON, or a JSON value that is no object. */
export interface UnreadableContent {
  readonly data: unknown;
  readonly metadata: unknown;
}

/**
 * The leaf of an event: its entry in the tree, as documented byte by byte in the README. Content enters as its SHA-256, so a
 * leaf says nothing of it; and since what is hashed is what is stored, ciphertext stays provable when its key is gone.
 */
export function leafEntry(event: LoggedEvent): string {
  const { data, metadata } = event.unreadable?.content ?? event;
  return (
    `{"data":"${contentHash(data)}","eventId":${text(event.id)},"metadata":"${contentHash(metadata)}",` +
    `"position":"${event.position}","recordedAt":${text(event.recordedAt)},"revision":"${event.revision}",` +
    `"stream":${text(event.stream)},"type":${text(event.type)},"version":1}`
  );
}

/** Hash of an event's leaf in the tree. */
export function leafOf(event: LoggedEvent): Buffer {
  return leafHash(leafEntry(event));
}

/** SHA-256 in hex: of the canonical JSON of a value, of bytes as they are; of nothing, of no bytes. */
function contentHash(content: unknown): string {
  if (content instanceof Uint8Array) return sha256(content).toString('hex');
  return sha256(content === undefined ? '' : json(content)).toString('hex');
}

/** A store takes text that RFC 8785 has no form for; what is proven then is that text as JavaScript escapes it. */
function json(content: unknown): string {
  try {
    return canonicalJson(content);
  } catch {
    return JSON.stringify(content) ?? '';
  }
}

const PLAIN = /^[ !#-[\]-~]*$/;

/** A string in canonical JSON; names and ids seldom need an escape. */
function text(value: string): string {
  return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value.toWellFormed());
}
