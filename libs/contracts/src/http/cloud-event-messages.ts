import type { PublishedEvent } from '../published/published-event.ts';

/** One published event as an HTTP message, in one of the two modes of the CloudEvents HTTP binding. */
export interface HttpMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const STRUCTURED_MEDIA_TYPE = 'application/cloudevents+json';

/** The whole event in the body. */
export function structured(event: PublishedEvent): HttpMessage {
  return { headers: { 'content-type': STRUCTURED_MEDIA_TYPE }, body: JSON.stringify(event) };
}

/** The attributes as headers, the data alone in the body. */
export function binary(event: PublishedEvent): HttpMessage {
  const { data, datacontenttype, ...attributes } = event;
  const headers = Object.entries(attributes).map(([name, value]) => [`ce-${name}`, encoded(value)]);
  return {
    headers: { 'content-type': datacontenttype, ...(Object.fromEntries(headers) as Record<string, string>) },
    body: JSON.stringify(data),
  };
}

/** Header values are printable ASCII; the binding percent-encodes the rest, and the two characters that would be ambiguous. */
function encoded(value: string): string {
  return value.replace(/[^\x21-\x7e]|["%]/gu, (character) => encodeURIComponent(character));
}
