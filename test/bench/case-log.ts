import { type Actor, caseStream } from '#libs/cases';
import type { EventStore, EventToAppend } from '#libs/event-store';
import { GrowingCase } from './growing-case.ts';

const PORTS = ['2801', '3801', '2720', '2709', '4701', '4601', '5301', '3901', '1703', '5201'];
const MODELS = ['Antminer S21', 'Antminer T21', 'Whatsminer M60S', 'Avalon A1566'];

/** A case of the usual kind as it lies in the log: opened, detained, seized in part, attested, released in part. */
export function caseEvents(number: number, deeds = 6): { stream: string; events: EventToAppend[] } {
  const caseId = `BENCH-${String(number).padStart(7, '0')}`;
  const port = PORTS[number % PORTS.length] as string;
  const actor: Actor = { id: `officer.${port}`, role: 'case-officer', ports: [port] };
  const approver = { id: `supervisor.${port}`, role: 'supervisor' };
  // As from an office's records, which name their approver: so a case has its six deeds and no proposals.
  const imported = { importedAt: '2026-01-01T00:00:00.000Z', importedBy: 'records', source: 'bench' };
  const at = (day: number): string => new Date(Date.UTC(2025, 0, 10 + day, 12)).toISOString();
  const units = (quantity: number, from?: string) => [{ line: 1, quantity, ...(from && { from }) }];
  const steps: [string, object, object?][] = [
    ['OpenCase', openData(number, port)],
    ['Detain', { lines: units(900), basis: 'decision' }, { reasonCode: 'agency-request' }],
    ['Seize', { ...SEIZURE, lines: units(300) }, { approver, imported }],
    ['AddNote', { text: 'Samples taken for the laboratory.' }],
    ['AttestStillHeld', { lines: units(900), nextReviewOn: '2025-04-01' }, { reasonCode: 'periodic-review' }],
    ['Release', { lines: units(200, 'detained'), releaseType: 'admissible', authorityReference: 'ADM-1' }],
  ];
  const grown = new GrowingCase(caseId, actor);
  for (const [index, [type, data, more]] of steps.slice(0, deeds).entries())
    grown.give(type, data, at(index * 2), more);
  return { stream: caseStream(caseId), events: grown.events };
}

const SEIZURE = {
  legalBases: ['19 USC 1595a(c)(2)(A)'],
  reasonableCause: 'Radio equipment without authorisation',
  fpfCaseNumber: '2025-2801-000123-01',
  receiptNumber: '6051S-1',
};

function openData(number: number, port: string): object {
  return {
    port,
    parties: [{ role: 'importer', name: `Importer ${number % 500}` }],
    clockRegime: 'title19',
    presentedOn: '2025-01-10',
    requestingAgency: 'FCC',
    campaign: 'Benchmark',
    lines: [
      {
        line: 1,
        description: 'Crypto-mining machines',
        manufacturer: 'Bitmain',
        model: MODELS[number % MODELS.length],
        htsus: { code: '8543.70.9860', edition: '2025' },
        origin: 'CN',
        unitValue: { amount: 320000, currency: 'USD', basis: 'entered' },
        counted: 900,
      },
    ],
  };
}

/**
 * Fills a store with cases, `side` of them growing side by side, as they do where many officers work: the events
 * of one case lie among those of the others. Answers the number of events and the last position.
 */
export async function fillStore(
  store: EventStore,
  cases: number,
  deeds = 6,
  side = 256,
): Promise<{ events: number; position: bigint }> {
  let next = 0;
  let events = 0;
  let position = 0n;
  await Promise.all(
    Array.from({ length: side }, async () => {
      while (next < cases) {
        const one = caseEvents(next++, deeds);
        const half = Math.ceil(one.events.length / 2);
        await store.append(one.stream, one.events.slice(0, half), 'no-stream');
        const last = await store.append(one.stream, one.events.slice(half), BigInt(half - 1));
        events += one.events.length;
        if (last.position > position) position = last.position;
      }
    }),
  );
  return { events, position };
}
