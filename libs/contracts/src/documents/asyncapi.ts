import { EVENT_TYPES, type EventType } from '#libs/cases';
import { publishedSpec, publishedTypeOf } from '../events/catalogue.ts';
import { STRUCTURED_MEDIA_TYPE } from '../http/cloud-event-messages.ts';
import { PUBLISHED_STREAM } from '../published/stream.ts';
import { eventSchema } from '../schema/event-schema.ts';
import type { JsonSchema } from '../schema/field.ts';
import { DESCRIPTION, TITLE, VERSION } from './words.ts';

/** The ways events go out, each a channel that the tracker sends on. */
const CHANNELS = {
  stream: {
    address: '/api/v1/events/stream',
    title: 'HTTP stream',
    description: 'Server-sent events: the data of each message is one event, its id the position.',
  },
  webhook: {
    address: null,
    title: 'Webhooks',
    description: 'POST to an endpoint that was registered and verified, signed as Standard Webhooks says.',
  },
  eventStore: {
    address: PUBLISHED_STREAM,
    title: 'EventStoreDB stream',
    description: 'The stream itself, for catch-up and persistent subscriptions. The data of each entry is one event.',
  },
} as const;

/** What the tracker sends, as an AsyncAPI 3 document from the sender's side. */
export function asyncApi(): JsonSchema {
  const messages = Object.fromEntries(EVENT_TYPES.map((type) => [publishedTypeOf(type), message(type)]));
  const names = Object.keys(messages);
  const channel = (name: string) => ({ $ref: `#/channels/${name}` });
  return {
    asyncapi: '3.0.0',
    id: 'urn:customs-case-tracker:events',
    info: {
      title: TITLE,
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: STRUCTURED_MEDIA_TYPE,
    channels: Object.fromEntries(
      Object.entries(CHANNELS).map(([name, about]) => [
        name,
        { ...about, messages: Object.fromEntries(names.map((one) => [one, { $ref: refTo(one) }])) },
      ]),
    ),
    operations: Object.fromEntries(
      Object.entries(CHANNELS).map(([name, { title, description }]) => [
        `send-${name}`,
        { action: 'send', title, summary: description, channel: channel(name) },
      ]),
    ),
    components: { messages },
  };
}

function refTo(message: string): string {
  return `#/components/messages/${message}`;
}

function message(type: EventType): JsonSchema {
  const { title } = publishedSpec(type);
  // The dialect is that of the document; what these schemas use means the same in both.
  const { $schema: _dialect, ...payload } = eventSchema(type);
  return { name: publishedTypeOf(type), title, contentType: STRUCTURED_MEDIA_TYPE, payload };
}
