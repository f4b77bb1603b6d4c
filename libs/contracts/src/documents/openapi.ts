import { EVENT_TYPES } from '#libs/cases';
import { publishedTypeOf, PUBLISHED_TYPES } from '../events/catalogue.ts';
import { STRUCTURED_MEDIA_TYPE } from '../http/cloud-event-messages.ts';
import { eventSchema } from '../schema/event-schema.ts';
import type { JsonSchema } from '../schema/field.ts';
import { DESCRIPTION, TITLE, VERSION } from './words.ts';

const text = (description: string): JsonSchema => ({ type: 'string', description });
const whole = (minimum: number, maximum: number): JsonSchema => ({ type: 'integer', minimum, maximum });
const query = (name: string, schema: JsonSchema, description: string): JsonSchema => ({
  ...{ name, in: 'query', required: false, schema, description },
});

const WHICH = [
  query('type', text('Names of events.'), 'Several with commas; every version unless one is named, e.g. released.v1.'),
  query('case', text('Case ids.'), 'Several with commas.'),
  query('port', text('Port codes.'), 'Several with commas.'),
  query('campaign', text('Campaign, whole name.'), 'Repeat the parameter for several.'),
  query('after', text('A position, start or latest.'), 'What lies behind it.'),
];

const problem = { description: 'Problem details (RFC 9457).' };
const answers = (ok: JsonSchema): JsonSchema => ({ '200': ok, '400': problem, '403': problem, '410': problem });

/** The routes that give events out and what is sent to webhooks, as an OpenAPI 3.1 document with the very same schemas. */
export function openApi(): JsonSchema {
  const schemas = EVENT_TYPES.map((type) => {
    const { $schema: _dialect, $id: _id, ...schema } = eventSchema(type);
    return [publishedTypeOf(type), schema] as const;
  });
  const anyEvent = { $ref: '#/components/schemas/Event' };
  return {
    openapi: '3.1.0',
    info: { title: TITLE, version: VERSION, description: DESCRIPTION },
    servers: [{ url: '/' }],
    paths: { ...stream(), ...pull(anyEvent), ...lines() },
    webhooks: { event: webhook(anyEvent) },
    components: {
      schemas: {
        ...Object.fromEntries(schemas),
        Event: {
          oneOf: PUBLISHED_TYPES.map((type) => ({ $ref: `#/components/schemas/${type}` })),
          discriminator: {
            propertyName: 'type',
            mapping: Object.fromEntries(PUBLISHED_TYPES.map((type) => [type, `#/components/schemas/${type}`])),
          },
        },
      },
    },
  };
}

function stream(): JsonSchema {
  const lastId = { name: 'Last-Event-ID', in: 'header', required: false, schema: text('The last id received.') };
  const content = { 'text/event-stream': { schema: text('The data of each message is one Event.') } };
  return {
    '/api/v1/events/stream': {
      get: {
        operationId: 'streamEvents',
        summary: 'Events as they happen',
        parameters: [...WHICH, lastId],
        responses: answers({ description: 'Until either side ends it.', content }),
      },
    },
  };
}

function pull(anyEvent: JsonSchema): JsonSchema {
  const page = {
    type: 'object',
    required: ['events', 'next', 'caughtUp'],
    properties: {
      events: { type: 'array', items: anyEvent },
      next: text('What to send as after next.'),
      caughtUp: { type: 'boolean', description: 'Whether everything published so far has been looked through.' },
    },
  };
  return {
    '/api/v1/events': {
      get: {
        operationId: 'pullEvents',
        summary: 'A page of events',
        parameters: [
          ...WHICH,
          query('limit', whole(1, 1000), 'Events on a page.'),
          query('wait', whole(0, 60), 'Seconds to wait for something to come.'),
          query('atLeast', text('A position of the log.'), 'What has to be published by then.'),
        ],
        responses: answers({ description: 'A page.', content: { 'application/json': { schema: page } } }),
      },
    },
  };
}

function lines(): JsonSchema {
  const content = { 'application/x-ndjson': { schema: text('Each line is one Event.') } };
  return {
    '/api/v1/events/export': {
      get: {
        operationId: 'exportEvents',
        summary: 'A range of events, one a line',
        parameters: [...WHICH, query('until', text('A position.'), 'Last one, inclusive.')],
        responses: answers({ description: 'The range.', content }),
      },
    },
  };
}

function webhook(anyEvent: JsonSchema): JsonSchema {
  const header = (name: string, description: string): JsonSchema => ({
    ...{ name, in: 'header', required: true, schema: text(description) },
  });
  return {
    post: {
      operationId: 'receiveEvent',
      summary: 'An event, sent to an endpoint of yours',
      parameters: [
        header('webhook-id', 'Id of the event: the same each time it is sent.'),
        header('webhook-timestamp', 'Seconds since 1970 when it was sent.'),
        header('webhook-signature', 'Signatures as Standard Webhooks says, one for each secret that is valid.'),
      ],
      requestBody: { content: { [STRUCTURED_MEDIA_TYPE]: { schema: anyEvent } } },
      responses: { '2XX': { description: 'Taken.' }, default: { description: 'Not taken: it comes again.' } },
    },
  };
}
