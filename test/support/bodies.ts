/** What is sent to the service in tests: who acts, and the bodies of the commonest commands. */
export const OFFICER = 'm.rivera; role=case-officer; ports=2801';
export const SUPERVISOR = 's.ito; role=supervisor; ports=2801';
export const SECOND_SUPERVISOR = 'k.osei; role=supervisor; ports=2801';
export const AUDITOR = 'n.bauer; role=auditor';
export const ADMINISTRATOR = 'j.okafor; role=administrator';
/** Sees the cases of every port. */
export const READER = 'h.quist; role=supervisor; ports=*';

let number = 0;

/** A case number that no other test and no other run uses. */
export function newCaseId(): string {
  return `T${Date.now().toString(36)}-${process.pid}-${++number}`.toUpperCase();
}

/** The body that opens a case with one line of so many units. */
export function openBody(caseId: string, counted = 900): Record<string, unknown> {
  return {
    caseId,
    port: '2801',
    parties: [{ role: 'importer', name: 'Demo Importer A' }],
    clockRegime: 'title19',
    presentedOn: '2025-01-10',
    campaign: 'End-to-end',
    lines: [
      {
        line: 1,
        description: 'Crypto-mining machines',
        manufacturer: 'Bitmain',
        model: 'Antminer S21',
        htsus: { code: '8543.70.9860', edition: '2025' },
        origin: 'CN',
        unitValue: { amount: 320000, currency: 'USD', basis: 'entered' },
        counted,
      },
    ],
  };
}

export const DETAIN_ALL = (quantity: number) => ({
  lines: [{ line: 1, quantity }],
  basis: 'decision',
  reasonCode: 'agency-request',
});

/** Has to be approved, as every seizure: `TestTracker.approved`. */
export const SEIZE_ALL = (quantity: number) => ({
  lines: [{ line: 1, quantity }],
  legalBases: ['19 USC 1595a(c)(2)(A)'],
  reasonableCause: 'Radio equipment without authorisation',
  fpfCaseNumber: '2025-2801-000123-01',
  receiptNumber: '6051S-1',
});

export const RELEASE = (quantity: number, from?: string) => ({
  lines: [{ line: 1, quantity, ...(from && { from }) }],
  releaseType: from === 'detained' ? 'admissible' : 'remission',
  authorityReference: 'Decision 2025-2801-000123',
});

/** Where a proposal is approved that was made at the path of its deed, `/cases/X/seize`. */
export function approvalPath(deedPath: string, proposalId: string): string {
  return `${deedPath.slice(0, deedPath.lastIndexOf('/'))}/proposals/${proposalId}/approve`;
}
