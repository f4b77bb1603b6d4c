import { beyondAllowance, useAllowances } from '../case-file/allowance.ts';
import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';

export const redeliveryDemanded: EventSpec<'RedeliveryDemanded'> = {
  version: 1,
  title: 'Redelivery demanded',
  apply: (state, { eventId, data: { lines, demandReference, dueOn } }) => ({
    ...state,
    redeliveryDemands: [...state.redeliveryDemands, { eventId, reference: demandReference, date: dueOn, lines }],
  }),
  describe: ({ lines, demandReference, dueOn }) =>
    `Redelivery of ${sayUnits(lines)} demanded by ${dueOn} (${demandReference})`,
};

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
