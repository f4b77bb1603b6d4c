import { isEventType, specOf } from './catalogue.ts';
import type { EventContext } from './envelope.ts';
import type { CaseEvent, NewEvent } from './types.ts';
import { upcast } from './upcast.ts';

/** All cases' streams begin so; the rest is the case id. */
export const CASE_STREAM_PREFIX = 'case-';

export function caseStream(caseId: string): string {
  return `${CASE_STREAM_PREFIX}${caseId}`;
}

/** The alphabet of case numbers, in the form that they are kept in. */
const CASE_STREAM = new RegExp(`^${CASE_STREAM_PREFIX}[A-Z0-9-]{1,40}$`);

/**
 * True of a stream whose name begins as ours do, but goes on as no case number can: another application's on the same store.
 * What could be a case of ours is never taken for foreign, so that nothing of one is passed over.
 */
export function isForeignStream(stream: string): boolean {
  return stream.startsWith(CASE_STREAM_PREFIX) && !isCaseStream(stream);
}

/** True of a stream that could be a case of ours. */
export function isCaseStream(stream: string): boolean {
  return CASE_STREAM.test(stream);
}

/** JSON as it lies in the log: the payload in `data`, the envelope in `metadata`. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What the log gives back. */
export interface RecordedJson extends EncodedEvent {
  /** ISO instant of the store. */
  readonly recordedAt: string;
  readonly revision: number;
  /** Decimal string. */
  readonly position?: string;
}

/** A stored event this version can't read: named, never guessed at. */
export class UnknownEvent extends Error {
  readonly code = 'EVENT_UNKNOWN';
  readonly eventId: string;

  constructor(event: RecordedJson, problem: string) {
    super(`Event ${event.id} (${event.type}, revision ${event.revision}): ${problem}`);
    this.eventId = event.id;
  }
}

/**
 * An event for the log. Correlation and causation go under the names EventStoreDB itself uses for them. The
 * recorded time is the store's, but for an import: its asserted time is kept beside it.
 */
export function encode(event: NewEvent, assertedRecordedAt?: string): EncodedEvent {
  const { eventId, type, data, correlationId, causationId, imported, ...envelope } = event;
  return {
    id: eventId,
    type,
    data: data as unknown as Record<string, unknown>,
    metadata: {
      ...envelope,
      $correlationId: correlationId,
      $causationId: causationId,
      ...(imported && { imported: { ...imported, recordedAt: assertedRecordedAt } }),
    },
  };
}

/**
 * An event from the log, its payload brought to the current version.
 * @throws UnknownEvent when the type, the version or the envelope is not one this version knows.
 */
export function decode(recorded: RecordedJson): CaseEvent {
  if (!isEventType(recorded.type)) throw new UnknownEvent(recorded, 'its type is not known');
  const { $correlationId, $causationId, imported, ...rest } = recorded.metadata;
  const envelope = rest as unknown as Omit<EventContext, 'eventId' | 'correlationId' | 'causationId' | 'imported'>;
  if (typeof envelope.effectiveAt !== 'string' || typeof envelope.caseId !== 'string') {
    throw new UnknownEvent(recorded, 'its envelope is incomplete');
  }
  const { version } = specOf(recorded.type);
  if (!(envelope.schemaVersion <= version)) {
    throw new UnknownEvent(recorded, `its schema version ${envelope.schemaVersion} is newer than ${version}`);
  }
  const asserted = imported as
    { recordedAt?: string; importedAt: string; importedBy: string; source: string } | undefined;
  return {
    ...envelope,
    schemaVersion: version,
    eventId: recorded.id,
    type: recorded.type,
    data: upcast(recorded.type, envelope.schemaVersion, recorded.data),
    correlationId: ($correlationId ?? envelope.commandId) as string,
    causationId: ($causationId ?? envelope.commandId) as string,
    recordedAt: asserted?.recordedAt ?? recorded.recordedAt,
    revision: recorded.revision,
    ...(recorded.position !== undefined && { position: recorded.position }),
    ...(asserted && {
      imported: { importedAt: asserted.importedAt, importedBy: asserted.importedBy, source: asserted.source },
    }),
  } as CaseEvent;
}
