import { type EventType, EVENT_TYPES, ROLES } from '#libs/cases';
import { publishedSpec, type PublishedType, publishedTypeOf } from '../events/catalogue.ts';
import { code, type Field, type JsonSchema, oneOf, optional, record } from './field.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const POSITION = '^(0|[1-9][0-9]{0,19})$';

/** Name of the schema of a type: an absolute URI, the same at every tracker. */
export function schemaId(type: PublishedType): string {
  return `urn:customs-case-tracker:schema:${type}`;
}

const text = (description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', description, ...more });
const instant = (description: string): JsonSchema => text(description, { format: 'date-time' });

const COMMON = {
  port: code('Schedule D code of the port of the case.', '^[0-9]{4}$'),
  campaign: optional(code('Enforcement operation that the case belongs to.')),
  role: oneOf(ROLES, 'Role of who recorded it; never who.'),
  reasonCode: optional(code('From the list of reasons of this kind of event.')),
};

/**
 * The schema of one published event, in structured form. The attributes are open, since CloudEvents lets whoever passes
 * an event on add some; the data is closed.
 */
export function eventSchema(type: EventType): JsonSchema {
  const { title, fields } = publishedSpec(type);
  const name = publishedTypeOf(type);
  const attributes: Record<string, JsonSchema> = {
    specversion: { const: '1.0' },
    id: text('The same however often the event is delivered.', { minLength: 1 }),
    source: text('Which tracker says so.', { format: 'uri' }),
    type: { const: name },
    subject: text('The case.', { minLength: 1 }),
    time: instant('When it took effect.'),
    datacontenttype: { const: 'application/json' },
    dataschema: { const: schemaId(name) },
    recordedtime: instant('When it was recorded.'),
    partitionkey: text('The case: order is kept per key.', { minLength: 1 }),
    sequence: text('Place in the case, from 0, without gaps.', { pattern: '^[0-9]{10}$' }),
    position: text('Place in the feed, from 0, without gaps: what to resume after.', { pattern: POSITION }),
    logposition: text('Place in the log: what atLeast of the reading API takes.', { pattern: POSITION }),
    correlationid: text('What belongs to one request.', { minLength: 1 }),
    causationid: text('What led to it.', { minLength: 1 }),
    data: (record({ ...COMMON, ...fields }) as Field<unknown>).schema,
  };
  return {
    $schema: DIALECT,
    $id: schemaId(name),
    title,
    type: 'object',
    properties: attributes,
    required: Object.keys(attributes),
  };
}

/** All schemas, by published type. */
export function eventSchemas(): Readonly<Record<PublishedType, JsonSchema>> {
  const entries = EVENT_TYPES.map((type) => [publishedTypeOf(type), eventSchema(type)] as const);
  return Object.fromEntries(entries) as Record<PublishedType, JsonSchema>;
}
