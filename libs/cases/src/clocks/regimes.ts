import type { ClockRegime } from '../open-case/event.ts';
import type { Clock } from './clock.ts';
import { CLOCKS } from './clocks.ts';

/** Which clocks run in a case: the regime is the case's, not a constant. */
export interface Regime {
  readonly code: ClockRegime;
  readonly label: string;
  readonly citation: string;
  readonly confirmed?: false;
  /** Codes of the clocks that do not run. */
  readonly without: readonly string[];
}

const CAFRA_ONLY = ['cafra-notice', 'cafra-claim', 'cafra-complaint'];

export const REGIMES: Readonly<Record<ClockRegime, Regime>> = {
  title19: {
    code: 'title19',
    label: 'Detained by customs, seized under title 19',
    citation: '19 USC 1499(c); 18 USC 983(i)',
    without: CAFRA_ONLY,
  },
  // The statute's exception may reach further, to the five days of 1499(c)(1) and (2) as well; a lawyer must say.
  'title19-agency-admissibility': {
    code: 'title19-agency-admissibility',
    label: 'Detained for an agency that itself decides admissibility, seized under title 19',
    citation: '19 USC 1499(c); 19 CFR 151.16(a)',
    confirmed: false,
    without: [...CAFRA_ONLY, 'admissibility', 'protest-decision'],
  },
  // How goods are detained does not depend on the statute that they are seized under later.
  cafra: {
    code: 'cafra',
    label: 'Detained by customs, seized under a statute of CAFRA',
    citation: '18 USC 983(a)',
    confirmed: false,
    without: ['claim'],
  },
};

export function clocksUnder(regime: ClockRegime): Clock[] {
  const { without } = REGIMES[regime];
  return CLOCKS.filter(({ code }) => !without.includes(code));
}
