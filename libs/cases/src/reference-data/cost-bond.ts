import type { Money } from '../identifiers/index.ts';

/** The bond that goes with a claim: a tenth of the value, within limits, in cents (19 USC 1608; 19 CFR 162.47). */
export const COST_BOND = {
  version: '2025-01',
  citation: '19 USC 1608; 19 CFR 162.47',
  percent: 10,
  least: 250_00,
  most: 5_000_00,
} as const;

/** Cost bond for goods of this value, rounded up to a whole minor unit. */
export function costBondFor({ amount, currency }: Money): Money {
  const share = Math.ceil((amount * COST_BOND.percent) / 100);
  return { amount: Math.min(Math.max(share, COST_BOND.least), COST_BOND.most), currency };
}
