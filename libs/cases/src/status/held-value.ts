import { heldIn } from '../case-file/buckets.ts';
import type { CaseState } from '../case-file/state.ts';

/** A sum of money per currency, in minor units. */
export type Amounts = Readonly<Record<string, number>>;

/** Value of the counted and of the held units, on the basis stated when the lines were added. */
export function valuesOf(state: CaseState): { readonly counted: Amounts; readonly held: Amounts } {
  const counted: Record<string, number> = {};
  const held: Record<string, number> = {};
  for (const line of state.lines.values()) {
    const { amount, currency } = line.facts.unitValue;
    counted[currency] = (counted[currency] ?? 0) + amount * line.counted;
    held[currency] = (held[currency] ?? 0) + amount * heldIn(line.buckets);
  }
  return { counted, held };
}
