import type { CaseEvent } from '#libs/cases';
import { publishedSpec, publishedTypeOf } from '../events/catalogue.ts';
import { schemaId } from '../schema/event-schema.ts';
import type { PublishedEvent } from './published-event.ts';

/** What the opening of a case says that every later event of it is published with. Neither ever changes. */
export interface CaseFacts {
  readonly port: string;
  readonly campaign?: string;
}

export interface Place {
  /** Which tracker speaks: a URI. */
  readonly source: string;
  /** Place in the feed. */
  readonly position: bigint;
}

/** Digits of `sequence`: enough for the longest case, and text sorts as numbers do. */
const SEQUENCE_DIGITS = 10;

/** The published form of an internal event. Pure: the same event, facts and place give the same bytes. */
export function toPublished(event: CaseEvent, facts: CaseFacts, { source, position }: Place): PublishedEvent {
  const type = publishedTypeOf(event.type);
  return {
    specversion: '1.0',
    id: event.eventId,
    source,
    type,
    subject: event.caseId,
    time: event.effectiveAt,
    datacontenttype: 'application/json',
    dataschema: schemaId(type),
    recordedtime: event.recordedAt,
    partitionkey: event.caseId,
    sequence: String(event.revision).padStart(SEQUENCE_DIGITS, '0'),
    position: String(position),
    logposition: event.position ?? '0',
    correlationid: event.correlationId,
    causationid: event.causationId,
    data: {
      port: facts.port,
      ...(facts.campaign !== undefined && { campaign: facts.campaign }),
      role: event.actor.role,
      ...(event.reasonCode !== undefined && { reasonCode: event.reasonCode }),
      ...publishedSpec(event.type).facts(event),
    },
  } as unknown as PublishedEvent;
}

/** The facts of a case from its first event; nothing when that is not the opening of a case. */
export function factsOf(first: CaseEvent): CaseFacts | undefined {
  if (first.type !== 'CaseOpened') return undefined;
  const { port, campaign } = first.data;
  return campaign === undefined ? { port } : { port, campaign };
}
