import type { Refusal } from '../commands/refusal.ts';
import type { Units } from './units.ts';

/** What is wrong with serial numbers as they are named, wherever the units are: each once, and no more of them than units. */
export function namingProblem({
  quantity = Infinity,
  serials: named = [],
}: Partial<Pick<Units, 'quantity' | 'serials'>>): Pick<Refusal, 'message' | 'wayOut'> | undefined {
  if (new Set(named).size !== named.length) {
    return { message: 'A serial number is named twice.', wayOut: 'Name each unit once.' };
  }
  if (named.length <= quantity) return undefined;
  return {
    message: `${named.length} serial numbers for ${quantity} units.`,
    wayOut: 'The quantity counts all units, numbered ones included.',
  };
}
