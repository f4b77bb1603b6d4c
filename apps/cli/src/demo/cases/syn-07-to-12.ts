import type { CaseStory } from '../officer-command.ts';
import { minerCase, miners, placeHold, seizureNotice, seizureTerms } from '../miner-case.ts';

const deciding = { reasonCode: 'agency-request' };

/** SYN-07: most of it released on conditions, under bond. */
export function syn07(): CaseStory {
  const story = minerCase({
    number: '07',
    entryNumber: 'ZZZ-2500007-9',
    port: '4701',
    presentedOn: '2024-11-18',
    importer: 'G',
    lines: [miners(1, 'Bitmain', 'Antminer S21', 700, 3200)],
  });
  story.on('2024-11-22', 'detain', 'Detain', { lines: [{ line: 1, quantity: 700 }], basis: 'decision' }, deciding);
  return story.on('2025-02-26', 'release', 'Release', {
    lines: [{ line: 1, quantity: 500 }],
    releaseType: 'conditional-bond',
    authorityReference: 'DEMO-4701-COND-07',
    conditions: 'DEMO: not to be sold before authorisation is shown',
    bond: { number: 'DEMO-BOND-07', amount: 1_600_000_00, currency: 'USD' },
  });
}

/** SYN-08: the claimant chose the court and filed a claim with a cost bond. */
export function syn08(): CaseStory {
  const story = minerCase({
    number: '08',
    entryNumber: 'ZZZ-2500008-7',
    port: '4601',
    presentedOn: '2025-01-30',
    importer: 'H',
    lines: [miners(1, 'MicroBT', 'Whatsminer M60S', 650, 2500)],
  });
  const lines = [{ line: 1, quantity: 650 }];
  placeHold(story, '2025-02-03');
  story.on('2025-02-04', 'detain', 'Detain', { lines, basis: 'decision' }, deciding);
  const seizure = { ...seizureTerms(story, 2025, '4601'), lines };
  story.on('2025-02-11', 'seize', 'Seize', seizure, { approver: story.supervisor });
  story.on('2025-02-13', 'notice', 'IssueNotice', seizureNotice(story, '2025-02-13', 'H'));
  return story.on('2025-03-03', 'claim', 'ReceiveElection', {
    kind: 'claim',
    by: 'Demo Importer H',
    receivedOn: '2025-03-03',
    lines,
    bond: { number: 'DEMO-CB-08', amount: 5_000_00, currency: 'USD' },
  });
}

/** SYN-09: a slip: 410 recorded as released, struck through, and recorded again as 400. */
export function syn09(): CaseStory {
  const story = minerCase({
    number: '09',
    entryNumber: 'ZZZ-2500009-5',
    port: '5301',
    presentedOn: '2025-02-03',
    importer: 'I',
    lines: [miners(1, 'MicroBT', 'Whatsminer M63S', 850, 5400)],
  });
  const release = { releaseType: 'admissible', authorityReference: 'DEMO-5301-ADM-09' };
  story.on('2025-02-06', 'detain', 'Detain', { lines: [{ line: 1, quantity: 850 }], basis: 'decision' }, deciding);
  story.on('2025-02-25', 'release-410', 'Release', { ...release, lines: [{ line: 1, quantity: 410 }] });
  story.on(
    '2025-02-26',
    'annul',
    'Annul',
    { targets: [story.event('release-410')] },
    { actor: story.supervisor, approver: story.secondSupervisor, reasonCode: 'wrong-quantity' },
  );
  return story.on(
    '2025-02-25',
    'release-400',
    'Release',
    { ...release, lines: [{ line: 1, quantity: 400 }] },
    { recordedOn: '2025-02-26' },
  );
}

/**
 * SYN-10: deemed excluded on the thirtieth day after presentation, while a seizure of 120 units had taken
 * effect and was not yet recorded: it takes the exclusion back for its units, from its start.
 */
export function syn10(): CaseStory {
  const story = minerCase({
    number: '10',
    entryNumber: 'ZZZ-2500010-3',
    port: '3901',
    presentedOn: '2025-01-29',
    importer: 'J',
    clockRegime: 'title19',
    lines: [miners(1, 'Canaan', 'Avalon A1566', 500, 2400)],
  });
  const all = [{ line: 1, quantity: 500 }];
  const part = [{ line: 1, quantity: 120 }];
  story.on('2025-02-05', 'detain', 'Detain', { lines: all, basis: 'decision' }, { reasonCode: 'admissibility-doubt' });
  const deemed = { actor: story.scheduler, reasonCode: 'deemed', legalAuthority: '19 USC 1499(c)(5)(A)' };
  story.on('2025-03-01', 'exclude', 'Exclude', { lines: all, basis: 'deemed' }, deemed);
  return story.on(
    '2025-02-20',
    'seize',
    'Seize',
    {
      ...seizureTerms(story, 2025, '3901'),
      lines: part,
      rescinds: [{ exclusionEventId: story.event('exclude'), lines: part }],
    },
    { approver: story.supervisor, recordedOn: '2025-03-04', lateReason: 'DEMO: the receipt reached the office late' },
  );
}

/** SYN-11: released, and a part of it called back. */
export function syn11(): CaseStory {
  const story = minerCase({
    number: '11',
    entryNumber: 'ZZZ-2500011-1',
    port: '1703',
    presentedOn: '2024-11-25',
    importer: 'K',
    lines: [miners(1, 'Bitmain', 'Antminer T21', 900, 2600)],
  });
  const lines = [{ line: 1, quantity: 900 }];
  story.on('2024-11-29', 'detain', 'Detain', { lines, basis: 'decision' }, deciding);
  const release = { lines, releaseType: 'admissible', authorityReference: 'DEMO-1703-ADM-11' };
  story.on('2025-02-19', 'release', 'Release', release);
  return story.on('2025-03-04', 'demand', 'DemandRedelivery', {
    lines: [{ line: 1, quantity: 50 }],
    demandReference: 'DEMO-4647-11',
    dueOn: '2025-04-03',
  });
}

/** SYN-12: two lines; one seized and partly given up, the other mostly released. */
export function syn12(): CaseStory {
  const story = minerCase({
    number: '12',
    entryNumber: 'ZZZ-2500012-9',
    port: '5201',
    presentedOn: '2025-01-13',
    importer: 'L',
    lines: [miners(1, 'Bitmain', 'Antminer T21', 600, 2600), miners(2, 'Canaan', 'Avalon A1566I', 400, 3300)],
  });
  const detained = [
    { line: 1, quantity: 600 },
    { line: 2, quantity: 400 },
  ];
  const abandoned = [{ line: 1, quantity: 100 }];
  story.on('2025-01-17', 'detain', 'Detain', { lines: detained, basis: 'decision' }, deciding);
  const seizure = { ...seizureTerms(story, 2025, '5201'), lines: [{ line: 1, quantity: 600 }] };
  story.on('2025-01-28', 'seize', 'Seize', seizure, { approver: story.supervisor });
  story.on('2025-01-31', 'notice', 'IssueNotice', seizureNotice(story, '2025-01-31', 'L'));
  story.on('2025-02-14', 'abandon', 'ReceiveElection', {
    kind: 'abandonment',
    by: 'Demo Importer L',
    receivedOn: '2025-02-14',
    lines: abandoned,
  });
  const forfeiture = { lines: abandoned, basis: 'abandonment' as const, instrument: story.event('abandon') };
  story.on('2025-02-20', 'forfeit', 'Forfeit', forfeiture, { approver: story.supervisor });
  return story.on('2025-02-28', 'release', 'Release', {
    lines: [{ line: 2, quantity: 330 }],
    releaseType: 'admissible',
    authorityReference: 'DEMO-5201-ADM-12',
  });
}
