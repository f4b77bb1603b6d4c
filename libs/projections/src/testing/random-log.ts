import fc from 'fast-check';
import { randomCasesOf } from '#libs/cases/testing';
import { miners, opening } from './case-commands.ts';
import { Office } from './office.ts';

/** The cases of every office below. */
export const CASES = ['A-0', 'A-1', 'A-2'] as const;
export const CAMPAIGN = 'Miners';

/**
 * Offices that worked on three cases of one campaign side by side, with all that may happen to cases.
 *
 * @param wanted how many things were wanted of each case, at the most: what is asked about every pair of moments needs few
 */
export function offices(wanted: number): fc.Arbitrary<Office> {
  const each = CASES.map((caseId) => randomCasesOf({ caseId, more: { campaign: CAMPAIGN }, wanted }));
  return fc.tuple(...each).map((cases) => Office.of(cases.flatMap(({ steps }) => steps)));
}

/** Three cases of the campaign that were only opened. */
export function threeCases(): Office {
  const office = new Office();
  for (const [number, caseId] of CASES.entries()) {
    const serials = ['SN-1', 'SN-2', 'SN-3', 'SN-4'].map((serial) => `${serial}-${number}`);
    const lines = number === 0 ? [miners(1, 4, { serials })] : [miners(1, 20), miners(2, 6)];
    office.give(caseId, 'OpenCase', opening(lines, { campaign: CAMPAIGN }), { on: '2025-01-10' });
  }
  return office;
}
