import { caseStream } from '#libs/cases';
import type { EventToAppend } from '#libs/event-store';
import { openBody } from '../support/bodies.ts';
import { GrowingCase } from './growing-case.ts';

/** A case of many years: so many events, every third of which moves units; a late entry now and then. */
export function longCase(caseId: string, events: number): { stream: string; events: EventToAppend[] } {
  const grown = new GrowingCase(caseId, { id: 'officer', role: 'supervisor', ports: ['*'] });
  const give = (type: string, data: object, hour: number, more?: object): void =>
    grown.give(type, data, new Date(Date.UTC(2024, 0, 10, 12) + hour * 3_600_000).toISOString(), more);
  const { caseId: _known, ...opening } = openBody(caseId);
  give('OpenCase', { ...opening, presentedOn: '2024-01-10', campaign: 'Long cases' }, 0);
  give('Detain', { lines: [{ line: 1, quantity: 900 }], basis: 'decision' }, 1, { reasonCode: 'agency-request' });
  const loss = { lines: [{ line: 1, quantity: 1 }] };
  for (let hour = 2; grown.events.length < events; hour++) {
    if (hour % 3 !== 0) give('AddNote', { text: 'Samples taken for the laboratory.' }, hour);
    else {
      const late = hour % 30 === 0 && { effectiveAt: new Date(Date.UTC(2024, 0, 10, 14)).toISOString() };
      give('RecordLoss', loss, hour, { reasonCode: 'theft', lateReason: 'Found in the paper file.', ...late });
    }
  }
  return { stream: caseStream(caseId), events: grown.events };
}
