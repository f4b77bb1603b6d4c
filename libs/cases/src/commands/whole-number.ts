import type { CaseState } from '../case-file/state.ts';
import type { Refusal } from './refusal.ts';

/** `NUMBER_INVALID`: counts, sizes and amounts in minor units are whole, and not below what makes sense. */
export function numberProblem(field: string, given: number, least: 0 | 1): Refusal | undefined {
  if (Number.isSafeInteger(given) && given >= least) return undefined;
  return {
    code: 'NUMBER_INVALID',
    field,
    message: `${given} is not a whole number from ${least} on.`,
    wayOut: 'Correct the number; amounts of money are in minor units (cents).',
    compared: { given, least },
  };
}

/** The same of an amount that is optional, as that of a bond is. */
export function amountProblem(field: string, money: { readonly amount: number } | undefined): Refusal | undefined {
  return money && numberProblem(`${field}.amount`, money.amount, 0);
}

/**
 * `QUANTITY_NOT_AVAILABLE` of units that a fact is about without moving them. Only that it speaks of some is asked here: what is
 * said of more than there are is recorded as it was said, unless the fact has a rule of its own.
 */
export function quantityProblem(
  state: CaseState,
  { line, quantity }: { readonly line: number; readonly quantity?: number },
  field: string,
): Refusal | undefined {
  if (quantity === undefined || (Number.isSafeInteger(quantity) && quantity > 0)) return undefined;
  const available = state.lines.get(line)?.counted ?? 0;
  return {
    code: 'QUANTITY_NOT_AVAILABLE',
    field: `${field}.quantity`,
    message: `A quantity is a whole number above 0, not ${quantity}; line ${line} has ${available} units.`,
    wayOut: 'Say how many units it is about, or leave the line out.',
    compared: { requested: quantity, available },
  };
}
