import { disposedUnits, type Line } from '../case-file/line.ts';
import { sayUnits } from '../case-file/say.ts';
import type { CaseState, CourtOrder } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { UnitsFrom } from '../case-file/units.ts';
import type { Refusal, RefusalCode } from '../commands/refusal.ts';
import type { CourtOrderRecordedData } from './events.ts';

/** A stay is in force until an order names it as settled, or the court forfeits the goods in the same proceedings. */
export function endStays(orders: readonly CourtOrder[], by: CourtOrderRecordedData, endedBy: string): CourtOrder[] {
  return orders.map((order) => {
    const ends = by.settlesEventId === order.eventId || (by.kind === 'forfeiture-decree' && by.docket === order.docket);
    return ends && isInForce(order) ? { ...order, endedBy } : order;
  });
}

function isInForce({ kind, endedBy }: CourtOrder): boolean {
  return kind === 'stay' && endedBy === undefined;
}

/** Seized or forfeited, and not gone: a stay does not say which of them it is about. */
function inHand(line: Line): number {
  return line.buckets.seized + line.buckets.forfeited - disposedUnits(line);
}

/** A stay that there is still something for. */
export function openStay({ courtOrders, lines }: CaseState): CourtOrder | undefined {
  const kept = [...lines.values()].filter((line) => inHand(line) > 0).map(({ facts }) => facts.line);
  return courtOrders.find(
    (order) => isInForce(order) && kept.some((number) => order.lines?.some(({ line }) => line === number) ?? true),
  );
}

/**
 * What a court has stayed is neither forfeited nor disposed of, whatever that would rest on. It is about what customs has
 * seized, and has forfeited since. A stay that names no units is of all of the case; one of some units of a line leaves the
 * others free, and numbered ones are told apart.
 * @param there units of a line that the stay may be about, before the act
 */
export function stayProblem(
  code: RefusalCode,
  state: CaseState,
  units: readonly UnitsFrom[],
  there: (line: Line) => number = inHand,
): Refusal | undefined {
  const taken = units.filter(isKeepable);
  for (const stay of state.courtOrders.filter(isInForce)) {
    for (const [index, one] of units.entries()) {
      if (!isKeepable(one)) continue;
      const line = state.lines.get(one.line);
      const named = stay.lines?.filter((covered) => covered.line === one.line);
      if (!line || named?.length === 0) continue;
      const refusal = (field: string, message: string, more: Partial<Refusal> = {}): Refusal => ({
        ...{ code, field: `lines[${index}].${field}`, message, ...more, events: [stay.eventId] },
        wayOut: 'Record the order that ended the stay, with its event id as settlesEventId, or leave its units out.',
      });
      const kept = named?.flatMap(({ serials = [] }) => serials) ?? [];
      const serial = one.serials?.find((number) => kept.includes(number));
      if (serial !== undefined) return refusal('serials', `${serial} is kept by a ${sayStay(stay)}.`);
      const requested = unitsOn(one.line, taken);
      const available = named ? Math.max(0, there(line) - unitsOn(one.line, named)) : 0;
      if (requested > available) {
        const asked = sayUnits([{ line: one.line, quantity: requested }]);
        const message = `${asked} asked for, but a ${sayStay(stay)} leaves ${available} free.`;
        return refusal('quantity', message, { compared: { requested, available } });
      }
    }
  }
  return undefined;
}

function isKeepable({ from }: UnitsFrom): boolean {
  return from === 'seized' || from === 'forfeited';
}

export function sayStay({ orderedOn, docket }: CourtOrder): string {
  return `stay of ${orderedOn} (${docket})`;
}
