import type { CaseStory } from '../officer-command.ts';
import { minerCase, miners, placeHold, seizureNotice, seizureTerms } from '../miner-case.ts';

const deciding = { reasonCode: 'agency-request' };

/** SYN-01: one notice of over five million dollars, far above the limit of administrative forfeiture. */
export function syn01(): CaseStory {
  const story = minerCase({
    number: '01',
    entryNumber: 'ZZZ-2500001-2',
    port: '2801',
    presentedOn: '2024-11-12',
    importer: 'A',
    lines: [miners(1, 'Bitmain', 'Antminer S21 Pro', 1280, 4020)],
  });
  placeHold(story, '2024-11-13');
  const lines = [{ line: 1, quantity: 1280 }];
  story.on('2024-11-15', 'detain', 'Detain', { lines, basis: 'decision' }, deciding);
  const seizure = { ...seizureTerms(story, 2025, '2801'), lines };
  story.on('2025-01-10', 'seize', 'Seize', seizure, { approver: story.supervisor });
  return story.on('2025-01-10', 'notice', 'IssueNotice', seizureNotice(story, '2025-01-10', 'A'));
}

/** SYN-02: held since September; storage of 1,250 dollars a day eats up the value; attested every month. */
export function syn02(): CaseStory {
  const story = minerCase({
    number: '02',
    entryNumber: 'ZZZ-2500002-0',
    port: '2801',
    presentedOn: '2024-09-23',
    importer: 'B',
    lines: [miners(1, 'Bitmain', 'Antminer T21', 200, 2600)],
  });
  placeHold(story, '2024-09-25');
  const lines = [{ line: 1, quantity: 200 }];
  story.on('2024-09-26', 'detain', 'Detain', { lines, basis: 'decision' }, deciding);
  for (const [from, to, days] of STORED) {
    const charge = { amount: days * 1250_00, currency: 'USD', from, to, custodian: 'DEMO bonded warehouse' };
    story.on(to, `storage-${to}`, 'AccrueStorage', charge, { actor: story.custodian });
    const nextReviewOn = NEXT_REVIEW[to];
    if (!nextReviewOn) continue;
    story.on(to, `attest-${to}`, 'AttestStillHeld', { lines, nextReviewOn }, { reasonCode: 'periodic-review' });
  }
  return story;
}

/** Periods of storage with their number of days: 160 in all, up to the eve of the demonstration's date. */
const STORED: readonly (readonly [from: string, to: string, days: number])[] = [
  ['2024-09-26', '2024-10-25', 30],
  ['2024-10-26', '2024-11-24', 30],
  ['2024-11-25', '2024-12-24', 30],
  ['2024-12-25', '2025-01-23', 30],
  ['2025-01-24', '2025-02-22', 30],
  ['2025-02-23', '2025-03-04', 10],
];

const NEXT_REVIEW: Readonly<Record<string, string>> = {
  '2024-10-25': '2024-11-24',
  '2024-11-24': '2024-12-24',
  '2024-12-24': '2025-01-23',
  '2025-01-23': '2025-02-22',
  '2025-02-22': '2025-03-24',
};

/** SYN-03: seized, petitioned, and two thirds released. */
export function syn03(): CaseStory {
  const story = minerCase({
    number: '03',
    entryNumber: 'ZZZ-2500003-8',
    port: '3801',
    presentedOn: '2024-09-27',
    importer: 'C',
    lines: [miners(1, 'Bitmain', 'Antminer S21', 900, 3200)],
  });
  placeHold(story, '2024-09-30');
  const lines = [{ line: 1, quantity: 900 }];
  story.on('2024-10-02', 'detain', 'Detain', { lines, basis: 'decision' }, deciding);
  const seizure = { ...seizureTerms(story, 2025, '3801'), lines };
  story.on('2024-12-03', 'seize', 'Seize', seizure, { approver: story.supervisor });
  story.on('2024-12-10', 'notice', 'IssueNotice', seizureNotice(story, '2024-12-10', 'C'));
  story.on('2025-01-08', 'petition', 'ReceiveElection', {
    kind: 'petition',
    by: 'Demo Importer C',
    receivedOn: '2025-01-08',
    terms: 'DEMO: remission of units with proof of authorisation',
  });
  story.on('2025-02-18', 'decision', 'DecidePetition', {
    electionEventId: story.event('petition'),
    outcome: 'remitted',
    terms: 'DEMO: 600 units remitted, 300 denied',
    decisionReference: 'DEMO-2025-3801-000003',
  });
  const remitted = [{ line: 1, quantity: 600 }];
  story.on('2025-02-20', 'lift', 'LiftAgencyHold', {
    holdEventId: story.event('hold'),
    reference: 'DEMO-FCC-03-LIFT',
    lines: remitted,
  });
  const release = { lines: remitted, releaseType: 'remission', authorityReference: 'DEMO-2025-3801-000003' };
  return story.on('2025-02-21', 'release', 'Release', release, { approver: story.supervisor });
}

/** SYN-04: released whole, and handed over two days later. */
export function syn04(): CaseStory {
  const story = minerCase({
    number: '04',
    entryNumber: 'ZZZ-2500004-6',
    port: '3801',
    presentedOn: '2024-10-10',
    importer: 'D',
    lines: [miners(1, 'Bitmain', 'Antminer T21', 420, 2600)],
  });
  placeHold(story, '2024-10-11');
  const lines = [{ line: 1, quantity: 420 }];
  story.on('2024-10-15', 'detain', 'Detain', { lines, basis: 'decision' }, deciding);
  story.on('2025-02-24', 'lift', 'LiftAgencyHold', { holdEventId: story.event('hold'), reference: 'DEMO-FCC-04-LIFT' });
  const release = { lines, releaseType: 'agency-clearance', authorityReference: 'DEMO-FCC-04-LIFT' };
  story.on('2025-02-24', 'release', 'Release', release);
  return story.on(
    '2025-02-26',
    'hand-over',
    'TransferCustody',
    {
      lines,
      from: { firms: 'DM38', name: 'DEMO bonded warehouse Detroit' },
      to: { name: 'Demo Importer D' },
      method: 'truck of the importer',
      purpose: 'handed over after release',
      condition: 'cartons intact',
      receipt: 'DEMO-REC-04',
    },
    { actor: story.custodian },
  );
}

/** SYN-05: one part seized, one released, one still detained: a mixed posture. */
export function syn05(): CaseStory {
  const story = minerCase({
    number: '05',
    entryNumber: 'ZZZ-2500005-3',
    port: '2720',
    presentedOn: '2024-11-04',
    importer: 'E',
    lines: [miners(1, 'Bitmain', 'Antminer S21', 1100, 3200)],
  });
  story.on('2024-11-07', 'detain', 'Detain', { lines: [{ line: 1, quantity: 1100 }], basis: 'decision' }, deciding);
  const seizure = { ...seizureTerms(story, 2025, '2720'), lines: [{ line: 1, quantity: 700 }] };
  story.on('2025-01-21', 'seize', 'Seize', seizure, { approver: story.supervisor });
  story.on('2025-01-28', 'notice', 'IssueNotice', seizureNotice(story, '2025-01-28', 'E'));
  return story.on('2025-02-27', 'release', 'Release', {
    lines: [{ line: 1, quantity: 250, from: 'detained' }],
    releaseType: 'admissible',
    authorityReference: 'DEMO-2720-ADM-05',
  });
}

/** SYN-06: seized in January, told five weeks later. */
export function syn06(): CaseStory {
  const story = minerCase({
    number: '06',
    entryNumber: 'ZZZ-2500006-1',
    port: '2709',
    presentedOn: '2024-12-02',
    importer: 'F',
    lines: [miners(1, 'Bitmain', 'Antminer S19k Pro', 1500, 1450)],
  });
  const lines = [{ line: 1, quantity: 1500 }];
  placeHold(story, '2024-12-03');
  story.on('2024-12-06', 'detain', 'Detain', { lines, basis: 'decision' }, deciding);
  const seizure = { ...seizureTerms(story, 2025, '2709'), lines };
  story.on('2025-01-14', 'seize', 'Seize', seizure, { approver: story.supervisor });
  return story.on('2025-02-20', 'notice', 'IssueNotice', seizureNotice(story, '2025-02-20', 'F'));
}
