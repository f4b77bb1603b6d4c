import type { ClockRegime } from '../open-case/event.ts';

export type Unit = 'business-days' | 'calendar-days' | 'years';

/** One legal clock: data with its citation; another administration brings other ones. */
export interface Clock {
  readonly code: string;
  readonly label: string;
  readonly trigger: string;
  readonly length: number;
  readonly unit: Unit;
  readonly actsNext: 'customs' | 'importer' | 'claimant' | 'agency' | 'custodian' | 'US';
  readonly onLapse: string;
  readonly citation: string;
  readonly confirmed?: false;
  /** Regimes in which it runs; all where absent. */
  readonly regimes?: readonly ClockRegime[];
}

export const CLOCKS_VERSION = '2025-01';

const TITLE_19: readonly ClockRegime[] = ['title19'];
const CAFRA: readonly ClockRegime[] = ['cafra'];

/** The table of the domain reference, section 6. */
export const CLOCKS: readonly Clock[] = [
  {
    code: 'release-or-detain',
    label: 'Release or detain',
    trigger: 'presentation',
    length: 5,
    unit: 'business-days',
    actsNext: 'customs',
    onLapse: 'deemed detained',
    citation: '19 USC 1499(c)(1); 19 CFR 151.16(b)',
  },
  {
    code: 'notice-of-detention',
    label: 'Notice of detention',
    trigger: 'decision to detain',
    length: 5,
    unit: 'business-days',
    actsNext: 'customs',
    onLapse: 'breach only',
    citation: '19 CFR 151.16(c)',
    confirmed: false,
  },
  {
    code: 'admissibility',
    label: 'Final admissibility determination',
    trigger: 'presentation',
    length: 30,
    unit: 'calendar-days',
    actsNext: 'customs',
    onLapse: 'deemed excluded the day after',
    citation: '19 USC 1499(c)(5)(A); 19 CFR 151.16(e)-(f)',
    regimes: TITLE_19,
  },
  {
    code: 'protest',
    label: 'Protest of the exclusion',
    trigger: 'exclusion',
    length: 180,
    unit: 'calendar-days',
    actsNext: 'importer',
    onLapse: 'final',
    citation: '19 USC 1514',
    confirmed: false,
  },
  {
    code: 'petition',
    label: 'Petition against the seizure',
    trigger: 'mailing of the notice',
    length: 30,
    unit: 'calendar-days',
    actsNext: 'claimant',
    onLapse: 'forfeit or refer',
    citation: '19 CFR 171.2',
  },
  {
    code: 'claim',
    label: 'Claim with cost bond',
    trigger: 'first publication',
    length: 20,
    unit: 'calendar-days',
    actsNext: 'claimant',
    onLapse: 'declare forfeited',
    citation: '19 USC 1608; 19 CFR 162.47',
    confirmed: false,
  },
  {
    code: 'publication',
    label: 'Publication',
    trigger: 'first publication',
    length: 30,
    unit: 'calendar-days',
    actsNext: 'customs',
    onLapse: 'not perfected',
    citation: '19 USC 1607; 19 CFR 162.45',
  },
  {
    code: 'cafra-notice',
    label: 'Notice of seizure',
    trigger: 'seizure',
    length: 60,
    unit: 'calendar-days',
    actsNext: 'agency',
    onLapse: 'return',
    citation: '18 USC 983(a)',
    regimes: CAFRA,
  },
  {
    code: 'cafra-claim',
    label: 'Claim',
    trigger: 'mailing of the notice',
    length: 35,
    unit: 'calendar-days',
    actsNext: 'claimant',
    onLapse: 'forfeit',
    citation: '18 USC 983(a)',
    regimes: CAFRA,
  },
  {
    code: 'cafra-complaint',
    label: 'Complaint',
    trigger: 'claim filed',
    length: 90,
    unit: 'calendar-days',
    actsNext: 'US',
    onLapse: 'release',
    citation: '18 USC 983(a)',
    regimes: CAFRA,
  },
  {
    code: 'supplemental-petition',
    label: 'Supplemental petition',
    trigger: 'decision on the petition',
    length: 60,
    unit: 'calendar-days',
    actsNext: 'claimant',
    onLapse: 'stands',
    citation: '19 CFR 171.61',
    confirmed: false,
  },
  {
    code: 'redelivery',
    label: 'Demand for redelivery',
    trigger: 'release',
    length: 30,
    unit: 'calendar-days',
    actsNext: 'customs',
    onLapse: 'cannot demand',
    citation: '19 CFR 141.113',
  },
  {
    code: 'limitation',
    label: 'Limitation',
    trigger: 'discovery of the offence',
    length: 5,
    unit: 'years',
    actsNext: 'US',
    onLapse: 'barred',
    citation: '19 USC 1621',
  },
  {
    code: 'custody-review',
    label: 'Custody review',
    trigger: 'last of the four transitions',
    length: 30,
    unit: 'calendar-days',
    actsNext: 'customs',
    onLapse: 'ageing alert',
    citation: 'policy',
  },
];

export function knownClocks(): string[] {
  return CLOCKS.map(({ code }) => code);
}

export function isClock(code: string): boolean {
  return CLOCKS.some((clock) => clock.code === code);
}

export function clockOf(code: string): Clock {
  const clock = CLOCKS.find((one) => one.code === code);
  if (!clock) throw new RangeError(`There is no clock ${code}.`);
  return clock;
}
