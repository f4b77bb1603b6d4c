import type { RecordedEvent } from '@eventstore/db-client';
import { UnreadableEvent } from './errors/errors.ts';
import { UNKNOWN_POSITION } from './log-position.ts';

/** What an event's data and metadata are: JSON objects. What is in them is the domain's business. */
export type JsonObject = { readonly [key: string]: unknown };

/** Why an event's content cannot be used. */
export interface Unreadable {
  readonly reason: string;
  /** Length of the offending bytes as stored. */
  readonly bytes: number;
  /** Both as the client gave them (bytes, text or a value), for whoever proves what is stored without reading it. */
  readonly content: { readonly data: unknown; readonly metadata: unknown };
}

/**
 * An event as the store returned it, normalised once: 64-bit numbers are bigint here and nowhere else have to be converted.
 */
export interface StoredEvent {
  /** UUID given by the writer. */
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  /** Number of the event within its stream, from 0. */
  readonly revision: bigint;
  /** Commit position in the global log; {@link UNKNOWN_POSITION} where an old server does not say. */
  readonly position: bigint;
  readonly prepare: bigint;
  /** When the store took it: ISO 8601 in UTC, milliseconds. */
  readonly recordedAt: string;
  /** Throws {@link UnreadableEvent} when `unreadable` is set, so that nobody takes broken content for an empty one. */
  readonly data: JsonObject;
  /** Empty when the writer gave none; throws like `data` when it is what cannot be read. */
  readonly metadata: JsonObject;
  readonly unreadable?: Unreadable;
}

/** Largest unsigned 64-bit number: how some servers say "no position". */
const NO_POSITION = 0xffff_ffff_ffff_ffffn;
const NO_METADATA: JsonObject = Object.freeze({});

type ClientEvent = Pick<RecordedEvent, 'id' | 'type' | 'streamId' | 'revision' | 'created' | 'position' | 'isJson'> & {
  readonly data: unknown;
  readonly metadata: unknown;
};

/** Turns the client's event into ours. Never throws: content that cannot be used is marked `unreadable`. */
export function toStoredEvent(event: ClientEvent): StoredEvent {
  const envelope = {
    id: event.id,
    type: event.type,
    stream: event.streamId,
    revision: event.revision,
    position: knownPosition(event.position?.commit),
    prepare: knownPosition(event.position?.prepare),
    recordedAt: event.created.toISOString(),
  };
  const unreadable = whyUnreadable(event);
  if (unreadable !== undefined) return new UnreadableStoredEvent(envelope, unreadable);
  return { ...envelope, data: event.data as JsonObject, metadata: (event.metadata ?? NO_METADATA) as JsonObject };
}

function knownPosition(position: bigint | undefined): bigint {
  return position === undefined || position === NO_POSITION ? UNKNOWN_POSITION : position;
}

function whyUnreadable({ data, metadata, isJson }: ClientEvent): Unreadable | undefined {
  const because = (reason: string, of: unknown) => ({ reason, bytes: byteLength(of), content: { data, metadata } });
  if (!isJson) return because('the content type is not application/json', data);
  // Of malformed JSON the client makes a string of the text, so anything but an object is either broken or not ours.
  if (!isJsonObject(data)) return because('the data is not a JSON object', data);
  if (metadata !== undefined && !isJsonObject(metadata)) return because('the metadata is not a JSON object', metadata);
  return undefined;
}

function isJsonObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function byteLength(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  return Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));
}

type Envelope = Omit<StoredEvent, 'data' | 'metadata' | 'unreadable'>;

/** An event whose envelope is fine and whose content cannot be used: reading the content fails, loudly. */
class UnreadableStoredEvent implements StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly prepare: bigint;
  readonly recordedAt: string;
  readonly unreadable: Unreadable;

  constructor(envelope: Envelope, unreadable: Unreadable) {
    this.id = envelope.id;
    this.type = envelope.type;
    this.stream = envelope.stream;
    this.revision = envelope.revision;
    this.position = envelope.position;
    this.prepare = envelope.prepare;
    this.recordedAt = envelope.recordedAt;
    this.unreadable = unreadable;
  }

  get data(): JsonObject {
    throw new UnreadableEvent(this.stream, this.revision, this.unreadable.reason);
  }

  get metadata(): JsonObject {
    throw new UnreadableEvent(this.stream, this.revision, this.unreadable.reason);
  }
}
