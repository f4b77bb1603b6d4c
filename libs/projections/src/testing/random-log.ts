import fc from 'fast-check';
import { miners, opening, REMISSION, SEIZURE } from './case-commands.ts';
import { Office, SUPERVISOR } from './office.ts';

/** One thing that an officer may try; much of it is refused, as in life. */
export interface Attempt {
  readonly deed:
    | 'propose'
    | 'approve'
    | 'detain'
    | 'seize'
    | 'release'
    | 'exclude'
    | 'rescind'
    | 'lose'
    | 'recount'
    | 'add'
    | 'note'
    | 'annul';
  readonly caseNumber: number;
  readonly quantity: number;
  /** Days by which it is recorded later than it took effect. */
  readonly late: number;
  /** Which of the events so far is meant, where one is. */
  readonly which: number;
}

export const attempt = fc.record<Attempt>({
  deed: fc.constantFrom(
    'propose',
    'approve',
    'detain',
    'seize',
    'release',
    'exclude',
    'rescind',
    'lose',
    'recount',
    'add',
    'note',
    'annul',
  ),
  caseNumber: fc.integer({ min: 0, max: 2 }),
  quantity: fc.integer({ min: 1, max: 8 }),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 40 })),
  which: fc.nat(),
});

/** Three cases of one campaign, and what the officers' attempts made of them. */
export function work(attempts: readonly Attempt[]): Office {
  const office = new Office();
  for (const number of [0, 1, 2]) {
    const serials = ['SN-1', 'SN-2', 'SN-3', 'SN-4'].map((serial) => `${serial}-${number}`);
    const lines = number === 0 ? [miners(1, 4, { serials })] : [miners(1, 20), miners(2, 6)];
    office.give(`A-${number}`, 'OpenCase', opening(lines, { campaign: 'Miners' }), { on: '2025-01-10' });
  }
  for (const [day, one] of attempts.entries()) carryOut(office, one, dayAfter('2025-01-11', day));
  return office;
}

function carryOut(office: Office, { deed, caseNumber, quantity, late, which }: Attempt, on: string): void {
  const caseId = `A-${caseNumber}`;
  const { history } = office.file(caseId);
  const serials = caseNumber === 0 ? { serials: [`SN-${1 + (which % 4)}-0`], quantity: 1 } : { quantity };
  const units = { lines: [{ line: caseNumber === 0 ? 1 : 1 + (which % 2), ...serials }] };
  const given = {
    on,
    ...(late > 0 && { effectiveAt: `${dayAfter(on, -late)}T08:00:00.000Z`, lateReason: 'Found in the paper file.' }),
  };
  const of = (type: string) => history.filter((event) => event.type === type)[which % 3]?.eventId ?? 'none';
  switch (deed) {
    case 'detain':
      return office.try(caseId, 'Detain', { ...units, basis: 'decision' }, { ...given, reasonCode: 'agency-request' });
    case 'seize':
      return office.try(caseId, 'Seize', { ...SEIZURE, ...units }, { ...given, approver: SUPERVISOR });
    case 'propose':
      return office.try(caseId, 'Seize', { ...SEIZURE, ...units }, given);
    case 'approve': {
      const open = office.file(caseId).state.proposals;
      const proposalId = open[which % Math.max(1, open.length)]?.eventId ?? 'none';
      return office.try(caseId, 'ApproveProposal', { proposalId }, { on, actor: SUPERVISOR });
    }
    case 'release':
      return office.try(caseId, 'Release', { ...REMISSION, ...units }, { ...given, approver: SUPERVISOR });
    case 'exclude':
      return office.try(caseId, 'Exclude', { ...units, basis: 'decision' }, { ...given, reasonCode: 'inadmissible' });
    case 'rescind':
      return office.try(caseId, 'RescindExclusion', { ...units, exclusionEventId: of('Excluded') }, given);
    case 'lose':
      return office.try(caseId, 'RecordLoss', units, { ...given, reasonCode: 'theft' });
    case 'recount':
      return office.try(
        caseId,
        'CorrectQuantity',
        { line: 1, counted: 10 + quantity },
        { ...given, reasonCode: 'miscount' },
      );
    case 'add':
      return office.try(caseId, 'AddLines', { lines: [miners(3 + (which % 2), quantity)] }, given);
    case 'note':
      return office.try(caseId, 'AddNote', { text: 'Samples taken.' }, given);
    case 'annul':
      return office.annul(caseId, [history.findLast(({ type }) => type !== 'Annulled')!.eventId], on);
  }
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
