import type { CommandPayloads, LineFacts } from '#libs/cases';

/** One line of miners. */
export function miners(line: number, counted: number, more: Partial<LineFacts> = {}): LineFacts {
  return {
    line,
    description: 'Crypto-mining machines',
    manufacturer: 'Bitmain',
    model: 'Antminer S21',
    htsus: { code: '8543.70.9860', edition: '2025' },
    origin: 'CN',
    unitValue: { amount: 320_000, currency: 'USD', basis: 'entered' },
    counted,
    ...more,
  };
}

/** What a case is opened with. */
export function opening(lines: readonly LineFacts[], more: Partial<CommandPayloads['OpenCase']> = {}) {
  return {
    port: '2801',
    parties: [{ role: 'importer' as const, name: 'Demo Importer A' }],
    clockRegime: 'title19' as const,
    presentedOn: '2025-01-10',
    lines,
    ...more,
  };
}

export const SEIZURE = {
  legalBases: ['19 USC 1595a(c)(2)(A)'],
  reasonableCause: 'Radio equipment without authorisation',
  fpfCaseNumber: '2025-2801-000123-01',
  receiptNumber: '6051S-1',
};

export const REMISSION = { releaseType: 'remission', authorityReference: 'Decision 2025-2801-000123' };
