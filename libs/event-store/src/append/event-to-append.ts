import { jsonEvent } from '@eventstore/db-client';
import type { JSONEventData, JSONEventType } from '@eventstore/db-client';
import { AppendTooLarge, InvalidAppend } from '../errors/errors.ts';
import type { JsonObject } from '../stored-event.ts';
import { messageOf } from '../errors/message-of.ts';

/** An event as its writer hands it over. The id makes a repeated append harmless: derive it, don't draw it twice. */
export interface EventToAppend {
  /** UUID. */
  readonly id: string;
  readonly type: string;
  /** Must survive JSON: no bigint, no undefined in arrays. */
  readonly data: JsonObject;
  readonly metadata?: JsonObject;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Checks the events and hands them over in the client's shape. The checks happen here because the client serialises
 * inside a promise that nobody awaits, and because one oversized message breaks the stream that all appends share.
 * @param limit bytes that one append may have, counted as the server does: data, metadata and twice the type's length
 */
export function toClientEvents(stream: string, events: readonly EventToAppend[], limit: number): JSONEventData[] {
  if (stream === '') throw new InvalidAppend('stream', 'must have a name');
  if (events.length === 0) throw new InvalidAppend('events', 'must hold at least one event');
  let size = 0;
  const result = events.map((event, index) => {
    if (!UUID.test(event.id)) throw new InvalidAppend(`events[${index}].id`, `must be a UUID, got "${event.id}"`);
    if (event.type === '') throw new InvalidAppend(`events[${index}].type`, 'must not be empty');
    size += 2 * event.type.length + jsonSize(event.data, `events[${index}].data`);
    if (event.metadata !== undefined) size += jsonSize(event.metadata, `events[${index}].metadata`);
    return jsonEvent<JSONEventType>({ ...event, metadata: event.metadata });
  });
  if (size > limit) throw new AppendTooLarge(limit, size);
  return result;
}

function jsonSize(value: JsonObject, field: string): number {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    throw new InvalidAppend(field, `must be JSON (${messageOf(error)})`, error);
  }
  if (!text?.startsWith('{')) throw new InvalidAppend(field, 'must be a JSON object');
  return Buffer.byteLength(text);
}
