import { beyondAllowance, useAllowances } from '../case-file/allowance.ts';
import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { CaseState } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { Units } from '../case-file/units.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventSpec } from '../events/spec.ts';

export const redeliveryDemanded: EventSpec<'RedeliveryDemanded'> = {
  version: 1,
  title: 'Redelivery demanded',
  apply: (state, { eventId, data: { lines, demandReference, dueOn } }) => ({
    ...state,
    redeliveryDemands: [...state.redeliveryDemands, { eventId, reference: demandReference, date: dueOn, lines }],
  }),
  problem: (state, { data }) => notReleased(state, data.lines),
  describe: ({ lines, demandReference, dueOn }) =>
    `Redelivery of ${sayUnits(lines)} demanded by ${dueOn} (${demandReference})`,
};

/** Only what is released, and not demanded already, is demanded back. */
function notReleased(state: CaseState, demanded: readonly Units[]): Refusal | undefined {
  for (const [index, { line, quantity }] of demanded.entries()) {
    const before = state.redeliveryDemands.reduce((sum, { lines }) => sum + unitsOn(line, lines), 0);
    const available = (state.lines.get(line)?.buckets.released ?? 0) - before;
    if (quantity > available) {
      return {
        code: 'QUANTITY_NOT_AVAILABLE',
        field: `lines[${index}].quantity`,
        message: `${quantity} demanded back, but ${available} released units of line ${line} are not demanded yet.`,
        wayOut: available > 0 ? `Demand at most ${available}.` : 'Nothing released is left to demand back.',
        compared: { requested: quantity, available },
      };
    }
  }
  return undefined;
}

export const redelivered: EventSpec<'Redelivered'> = {
  version: 1,
  title: 'Redelivered',
  moves: ({ lines }) => movesTo('detained', lines),
  apply: (state, { data }) => {
    const named = state.redeliveryDemands.filter(({ eventId }) => eventId === data.demandEventId);
    const [used] = useAllowances(named, data.lines);
    return {
      ...state,
      redeliveryDemands: state.redeliveryDemands.map((demand) => (used?.eventId === demand.eventId ? used : demand)),
    };
  },
  problem: (state, { data }) => {
    const named = state.redeliveryDemands.filter(({ eventId }) => eventId === data.demandEventId);
    if (named.length === 0) {
      return {
        code: 'REFERENCE_UNKNOWN',
        field: 'demandEventId',
        message: 'The case has no such demand for redelivery at that date.',
        wayOut: 'Name the event id of a RedeliveryDemanded of this case.',
      };
    }
    return beyondAllowance('QUANTITY_NOT_AVAILABLE', named, data.lines, {
      granted: 'redelivery is still demanded',
      wayOut: 'Record at most what the demand still asks for, or record another demand first.',
    });
  },
  describe: ({ lines }) => `${sayUnits(lines)} redelivered into detention`,
};
