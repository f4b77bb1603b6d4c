import type { EventType } from '#libs/cases';
import type { FactsOf, TYPE_PREFIX } from '../events/catalogue.ts';
import type { PUBLISHED } from '../events/catalogue.ts';
import type { PUBLISHED_NAMES } from '../events/names.ts';

/** Attributes that every published event carries: CloudEvents 1.0, with extensions of ours in lower case. */
export interface Envelope {
  readonly specversion: '1.0';
  /** The id of the event in the case's own history; the same however often it is delivered: drop what you have seen. */
  readonly id: string;
  /** Which tracker says so. `source` and `id` together are unique in the world. */
  readonly source: string;
  /** The case. */
  readonly subject: string;
  /** When it took effect in the world, not when it was recorded. ISO 8601 in UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  /** When it was recorded. For an import: the time that the office's own records assert. */
  readonly recordedtime: string;
  /** The case again, for brokers that keep order by key. */
  readonly partitionkey: string;
  /** Place in the case, from 0, without gaps; ten digits, so that it sorts as text. */
  readonly sequence: string;
  /** Place in the feed, from 0, without gaps; a decimal string of up to 64 bits. What a consumer resumes after. */
  readonly position: string;
  /** Place of the internal event in the tracker's log: what `atLeast` of the reading API takes. A decimal string. */
  readonly logposition: string;
  readonly correlationid: string;
  readonly causationid: string;
}

/** Facts that the data of every published event begins with. */
export interface CommonFacts {
  /** Schedule D code of the port of the case. */
  readonly port: string;
  /** Enforcement operation that the case belongs to. */
  readonly campaign?: string;
  /** Role of who recorded it; never who. */
  readonly role: string;
  /** From the list of reasons of this kind of event. */
  readonly reasonCode?: string;
}

export type PublishedOf<T extends EventType> = Envelope & {
  readonly type: `${typeof TYPE_PREFIX}.${(typeof PUBLISHED_NAMES)[T]}.v${(typeof PUBLISHED)[T]['version']}`;
  readonly data: CommonFacts & FactsOf<T>;
};

/** Any published event; `type` tells which, and with it what is in `data`. */
export type PublishedEvent = { [T in EventType]: PublishedOf<T> }[EventType];
