/** What outsiders see of cases: published events, their schemas and the documents that describe them. */
export { PUBLISHED_TYPES, publishedTypeOf, TYPE_PREFIX, type PublishedType } from './events/catalogue.ts';
export { PUBLISHED_NAMES } from './events/names.ts';
export type { CommonFacts, Envelope, PublishedEvent, PublishedOf } from './published/published-event.ts';
export { type CaseFacts, factsOf, type Place, toPublished } from './published/to-published.ts';
export { PUBLISHED_STREAM } from './published/stream.ts';
export { eventSchema, eventSchemas, schemaId } from './schema/event-schema.ts';
export type { JsonSchema } from './schema/field.ts';
export { binary, type HttpMessage, structured, STRUCTURED_MEDIA_TYPE } from './http/cloud-event-messages.ts';
export { asyncApi } from './documents/asyncapi.ts';
export { openApi } from './documents/openapi.ts';
