import { randomUUID } from 'node:crypto';
import { caseStream, type Command, decide, emptyFile, encode, evolve } from '#libs/cases';
import type { EventToAppend } from '#libs/event-store';

/** A case of many years: so many events, every third of which moves units; a late entry now and then. */
export function longCase(caseId: string, events: number): { stream: string; events: EventToAppend[] } {
  const actor = { id: 'officer', role: 'supervisor', ports: ['*'] };
  let file = emptyFile(caseId);
  const log: EventToAppend[] = [];
  const give = (type: string, data: object, hour: number, more: object = {}): void => {
    const id = randomUUID();
    const now = new Date(Date.UTC(2024, 0, 10, 12) + hour * 3_600_000).toISOString();
    const command = { type, caseId, data, commandId: id, correlationId: id, actor, effectiveAt: now, now, ...more };
    const decision = decide(file, command as unknown as Command);
    if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision));
    for (const event of decision.events) {
      log.push(encode(event));
      file = evolve(file, { ...event, recordedAt: now, revision: file.revision + 1 });
    }
  };
  give('OpenCase', OPENING, 0);
  give('Detain', { lines: [{ line: 1, quantity: 900 }], basis: 'decision' }, 1, { reasonCode: 'agency-request' });
  const loss = { lines: [{ line: 1, quantity: 1 }] };
  for (let hour = 2; log.length < events; hour++) {
    if (hour % 3 !== 0) give('AddNote', { text: 'Samples taken for the laboratory.' }, hour);
    else {
      const late = hour % 30 === 0 && { effectiveAt: new Date(Date.UTC(2024, 0, 10, 14)).toISOString() };
      give('RecordLoss', loss, hour, { reasonCode: 'theft', lateReason: 'Found in the paper file.', ...late });
    }
  }
  return { stream: caseStream(caseId), events: log };
}

const OPENING = {
  port: '2801',
  parties: [{ role: 'importer', name: 'Importer 1' }],
  clockRegime: 'title19',
  presentedOn: '2024-01-10',
  campaign: 'Long cases',
  lines: [
    {
      line: 1,
      description: 'Crypto-mining machines',
      manufacturer: 'Bitmain',
      model: 'Antminer S21',
      htsus: { code: '8543.70.9860', edition: '2025' },
      origin: 'CN',
      unitValue: { amount: 320_000, currency: 'USD', basis: 'entered' },
      counted: 900,
    },
  ],
};
