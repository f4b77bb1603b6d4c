import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, jsonEvent, type ReadStreamOptions, type ResolvedEvent } from '@eventstore/db-client';

/** An event that says nothing but its text. */
export const note = (text: string, id: string = randomUUID()) => jsonEvent({ id, type: 'NoteAdded', data: { text } });

export const notes = (count: number) => Array.from({ length: count }, (_, n) => note(String(n)));

export const textOf = ({ event }: Pick<ResolvedEvent, 'event'>): string => (event?.data as { text: string }).text;

/** The events of a stream as they are recorded. */
export async function eventsOf(client: EventStoreDBClient, stream: string, options: ReadStreamOptions = {}) {
  const found = [];
  for await (const { event } of client.readStream(stream, options)) if (event) found.push(event);
  return found;
}

/** The texts of the notes of a stream. */
export async function textsOf(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions = {},
): Promise<string[]> {
  return (await eventsOf(client, stream, options)).map((event) => textOf({ event }));
}
