import { randomUUID } from 'node:crypto';
import type { EventStore, EventToAppend } from '#libs/event-store';

const metadata = (caseId: string) => ({
  caseId,
  schemaVersion: 1,
  effectiveAt: '2025-01-10T12:00:00.000Z',
  actor: { id: 'm.rivera', role: 'case-officer' },
  commandId: 'command',
  $correlationId: 'correlation',
  $causationId: 'causation',
});

/** Opens a case in the log. */
export async function openCase(store: EventStore, caseId: string, campaign = 'Test'): Promise<void> {
  const data = { port: '2801', parties: [], clockRegime: 'title19', presentedOn: '2025-01-10', campaign };
  await store.append(`case-${caseId}`, [event('CaseOpened', data, caseId)], 'no-stream');
}

/** Adds so many notes to it, one append each. */
export async function addNotes(store: EventStore, caseId: string, count: number): Promise<void> {
  for (let note = 0; note < count; note++)
    await store.append(`case-${caseId}`, [event('NoteAdded', { text: `Note ${note}` }, caseId)], 'any');
}

function event(type: string, data: Record<string, unknown>, caseId: string): EventToAppend {
  return { id: randomUUID(), type, data, metadata: metadata(caseId) };
}
