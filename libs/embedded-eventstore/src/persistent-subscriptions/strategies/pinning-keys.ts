import { originalOf, type Message } from '../message.ts';

/** The stream that an event comes from; of a link that leads nowhere, the one it names. */
export function sourceStreamOf({ resolved }: Message): string {
  const record = resolved.event ?? originalOf(resolved);
  if (record.type !== '$>') return record.stream;
  const text = Buffer.from(record.data).toString();
  return text.slice(text.indexOf('@') + 1);
}

/** What belongs to one piece of work by its metadata; without that, by its stream. */
export function correlationOf(message: Message): string {
  const { metadata } = message.resolved.event ?? originalOf(message.resolved);
  try {
    const parsed: unknown = JSON.parse(Buffer.from(metadata).toString());
    const id = (parsed as Record<string, unknown> | null)?.['$correlationId'];
    if (typeof id === 'string') return id;
  } catch {
    // Metadata need not be JSON.
  }
  return sourceStreamOf(message);
}
