import { type CaseEvent, EVENT_CATALOGUE, EVENT_TYPES, type EventType } from '#libs/cases';
import type { PublishedEvent } from '../published/published-event.ts';
import { toPublished } from '../published/to-published.ts';
import { PAYLOADS, SECRET } from './payloads.ts';

/** An internal event of a type as it comes out of the log, with secrets wherever it may hold some. */
export function recordedSample(type: EventType): CaseEvent {
  return {
    eventId: '7f9c1c5e-4f0e-5b53-9b83-0c3d1f6f7a10',
    type,
    schemaVersion: EVENT_CATALOGUE[type].version,
    caseId: 'SYN-01',
    effectiveAt: '2025-02-21T12:00:00.000Z',
    recordedAt: '2025-02-21T12:00:01.000Z',
    revision: 7,
    position: '4711',
    actor: { id: SECRET, role: 'case-officer', ports: ['2801'] },
    approver: { id: SECRET, role: 'supervisor' },
    reasonCode: 'agency-request',
    reasonText: SECRET,
    lateReason: SECRET,
    legalAuthority: SECRET,
    commandId: 'command-1',
    commandDigest: SECRET,
    correlationId: 'correlation-1',
    causationId: 'causation-1',
    imported: { importedAt: '2025-03-01T00:00:00.000Z', importedBy: SECRET, source: SECRET },
    data: PAYLOADS[type],
  } as CaseEvent;
}

/** One published event of every type. */
export function publishedSamples(): PublishedEvent[] {
  return EVENT_TYPES.map((type, index) =>
    toPublished(
      recordedSample(type),
      { port: '2801', campaign: 'Miner holds 2024-25' },
      { source: 'urn:customs-case-tracker', position: BigInt(index) },
    ),
  );
}
