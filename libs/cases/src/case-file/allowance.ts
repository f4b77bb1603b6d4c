import type { Refusal, RefusalCode } from '../commands/refusal.ts';
import type { Allowance } from './state.ts';
import { takeUnits, unitsOn } from './take-units.ts';
import type { Units } from './units.ts';

/** Uses up what was granted or demanded, oldest first, whichever buckets the units of a line came from. */
export function useAllowances<A extends Pick<Allowance, 'lines'>>(all: readonly A[], used: readonly Units[]): A[] {
  const numbers = new Set(used.map(({ line }) => line));
  let left: Units[] = [...numbers].map((line) => ({ line, quantity: unitsOn(line, used) }));
  return all.map((allowance) => {
    const taken = allowance.lines
      .map((granted) => ({ line: granted.line, quantity: Math.min(granted.quantity, unitsOn(granted.line, left)) }))
      .filter(({ quantity }) => quantity > 0);
    left = takeUnits(left, taken);
    return taken.length === 0 ? allowance : { ...allowance, lines: takeUnits(allowance.lines, taken) };
  });
}

/** A refusal when more units are used than was granted for their line. */
export function beyondAllowance(
  code: RefusalCode,
  all: readonly Allowance[],
  used: readonly Units[],
  words: { readonly granted: string; readonly wayOut: string },
): Refusal | undefined {
  for (const [index, { line }] of used.entries()) {
    const requested = unitsOn(line, used);
    const available = all.reduce((sum, { lines }) => sum + unitsOn(line, lines), 0);
    if (requested > available) {
      return {
        code,
        field: `lines[${index}].quantity`,
        message: `${requested} units of line ${line}, but ${words.granted} for ${available}.`,
        wayOut: words.wayOut,
        compared: { requested, available },
      };
    }
  }
  return undefined;
}
