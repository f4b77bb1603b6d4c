import type { CaseState, Locations } from '../case-file/state.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { CustodyTransferredData, Place } from './events.ts';

/** One name for a place, so that the same facility is found again. */
export function placeKey({ firms, name }: Place): string {
  return firms ?? name ?? '';
}

/** Places of a line after a move. Total: more than was there may leave, and leaves nothing behind. */
export function relocate(places: Locations, from: Place, to: Place, quantity: number): Locations {
  const next = new Map(places);
  const left = (next.get(placeKey(from)) ?? 0) - quantity;
  if (left > 0) next.set(placeKey(from), left);
  else next.delete(placeKey(from));
  return next.set(placeKey(to), (next.get(placeKey(to)) ?? 0) + quantity);
}

/** No more units leave a place than are known to be there; at first all units of a line are at its first place. */
export function transferProblem(state: CaseState, data: CustodyTransferredData): Refusal | undefined {
  for (const [index, { line, quantity }] of data.lines.entries()) {
    const places = state.custody.get(line);
    const available = places ? (places.get(placeKey(data.from)) ?? 0) : (state.lines.get(line)?.counted ?? 0);
    if (quantity > available) {
      const elsewhere = [...(places ?? [])].map(([place, units]) => `${units} at ${place}`).join(', ');
      return {
        code: 'QUANTITY_NOT_AVAILABLE',
        field: `lines[${index}].quantity`,
        message: `${quantity} units of line ${line} would leave, ${available} are there.`,
        wayOut: elsewhere ? `By the record there are ${elsewhere}.` : `Move at most ${available}.`,
        compared: { requested: quantity, available },
      };
    }
  }
  return undefined;
}
