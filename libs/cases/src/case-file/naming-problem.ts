import type { Refusal } from '../commands/refusal.ts';
import type { Units } from './units.ts';

/** What is wrong with serial numbers as they are named, wherever the units are: each once, and no more of them than units. */
export function namingProblem({
  quantity = Infinity,
  serials: named = [],
}: Partial<Pick<Units, 'quantity' | 'serials'>>): Pick<Refusal, 'message' | 'wayOut'> | undefined {
  const seen = new Set<string>();
  const twice = named.find((serial) => seen.size === seen.add(serial).size);
  if (twice !== undefined) {
    return { message: `Serial number ${twice} is named twice.`, wayOut: 'Name each unit once.' };
  }
  if (named.length <= quantity) return undefined;
  return {
    message: `${named.length} serial numbers for ${quantity} units.`,
    wayOut: 'The quantity counts all units, numbered ones included.',
  };
}
