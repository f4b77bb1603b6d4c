import type { CaseState } from '../case-file/state.ts';
import { fact } from '../commands/fact.ts';
import type { Refusal } from '../commands/refusal.ts';
import { CUSTODY } from '../commands/roles.ts';
import type { CustodyTransferredData } from './events.ts';
import { placeKey } from './evolve.ts';

/** Where goods are, never what they legally are. */
export const transferCustody = fact<'CustodyTransferred', 'TransferCustody'>('CustodyTransferred', {
  roles: CUSTODY,
  problem: transferProblem,
});
export const changeSeal = fact<'SealChanged', 'ChangeSeal'>('SealChanged', { roles: CUSTODY });

/** A count may differ from the books: it is recorded as found, and the difference shows. */
export const countCustody = fact<'CustodyCounted', 'CountCustody'>('CustodyCounted', { roles: CUSTODY });

/** No more units leave a place than are known to be there; at first all units of a line are at its first place. */
function transferProblem(data: CustodyTransferredData, at: CaseState): Refusal | undefined {
  for (const [index, { line, quantity }] of data.lines.entries()) {
    const places = at.custody.get(line);
    const available = places ? (places.get(placeKey(data.from)) ?? 0) : (at.lines.get(line)?.counted ?? 0);
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
